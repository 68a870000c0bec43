import { describe, expect, test } from 'vitest'
import { deployment, toAddress } from '../conformance/standIn.ts'
import { createStoreReader } from './createStoreReader.ts'
import { openMemoryStore } from './memoryStore.ts'

describe('createStoreReader', () => {
  test('behavior: of a deployment that was never saved there is nothing', () => {
    const memory = openMemoryStore()
    const reader = createStoreReader(memory.connection, memory)
    const nobody = { ...deployment, root: toAddress(1) }
    const view = { to: toAddress(1), data: '0x00' } as const
    expect(reader.listChildren(nobody)).toEqual([])
    expect(reader.listAccounts({ deployment: nobody })).toEqual([])
    expect(reader.loadView({ deployment: nobody, view, blockNumber: 1 })).toBeUndefined()
    expect(reader.rows(nobody).list('position', {})).toEqual([])
  })
})
