import { describe, expect, test } from 'vitest'
import {
  deployment,
  toAddress,
  toBatch,
  toBlock,
  toPosition,
  toWrite,
} from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { readRows } from './readRows.ts'

describe('readRows', () => {
  test('behavior: a reader made before its deployment was saved sees it afterwards', () => {
    const { connection, catalog, deploymentIds, commit } = openMemoryStore()
    const later = { ...deployment, root: toAddress(5) }
    const parameters = { catalog, deploymentIds, deployment: later, asOfNumber: undefined }
    const rows = readRows(connection, parameters)
    const key = { owner: toAddress(1), slot: 0n }
    expect(rows.get('position', key)).toBeUndefined()
    expect(rows.list('position', {})).toEqual([])
    connection.execute(
      `INSERT INTO deployment SELECT 2, chain_id, venue, x'${later.root.slice(2)}', 1, '{}', NULL FROM deployment`,
    )
    commit(
      toBatch([toBlock(1)], { writes: [{ ...toWrite(1, toPosition(1n)), deployment: later }] }),
    )
    expect(rows.get('position', key)).toEqual(rows.list('position', {})[0])
  })
})
