import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { chainId, toBatch, toBlock } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import {
  loadCheckpoint,
  loadStoredBlock,
  requireCheckpoint,
  saveBlock,
  saveCheckpoint,
} from './storedChain.ts'

describe('saveCheckpoint', () => {
  test('default', () => {
    const { connection, count } = openMemoryStore()
    const { checkpoint } = toBatch([toBlock(3)], { finalizedNumber: 1, retainedFromNumber: 2 })
    saveCheckpoint(connection, { ...checkpoint, safeNumber: 9 })
    saveCheckpoint(connection, checkpoint)
    expect(loadCheckpoint(connection, chainId)).toEqual(checkpoint)
    expect(count('chain')).toBe(1)
  })

  test('error: InvariantError, when one is needed that is not there', () => {
    expect(() => requireCheckpoint(openMemoryStore().connection, chainId)).toThrow(InvariantError)
  })
})

describe('loadStoredBlock', () => {
  test('behavior: the last block of a second is the one of that time', () => {
    const { connection } = openMemoryStore()
    const blocks = [1, 2, 3].map((number) => ({ ...toBlock(number), timestampSeconds: 100 }))
    for (const block of blocks) saveBlock(connection, block)
    expect(loadStoredBlock(connection, { chainId, by: 'at-time', value: 100 })).toEqual(blocks[2])
    expect(loadStoredBlock(connection, { chainId, by: 'at-time', value: 99 })).toBeUndefined()
  })

  test('error: InvariantError, for a block that is there', () => {
    const { connection } = openMemoryStore()
    saveBlock(connection, toBlock(1))
    expect(() => saveBlock(connection, toBlock(1))).toThrow(InvariantError)
  })
})
