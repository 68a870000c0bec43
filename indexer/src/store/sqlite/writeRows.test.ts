import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { toBatch, toBlock, toPosition, toWrite } from '../conformance/standIn.ts'
import { type MemoryStore, openMemoryStore } from './memoryStore.ts'

function commitBlocks(
  memory: MemoryStore,
  balances: { readonly [blockNumber: number]: bigint },
  bounds: { finalizedNumber?: number; retainedFromNumber?: number } = {},
): void {
  const writes = Object.entries(balances).map(([number, balance]) =>
    toWrite(Number(number), toPosition(balance)),
  )
  const blocks = Object.keys(balances).map((number) => toBlock(Number(number)))
  memory.commit(toBatch(blocks, { writes, ...bounds }))
}

function listVersions(memory: MemoryStore): readonly unknown[] {
  return memory.connection.list(
    'SELECT valid_from, valid_to FROM stand_in__position ORDER BY valid_from',
  )
}

describe('writeRows', () => {
  test('default', () => {
    const memory = openMemoryStore()
    commitBlocks(memory, { 10: 1n, 12: 2n, 15: 3n })
    expect(listVersions(memory)).toEqual([
      [10, 12],
      [12, 15],
      [15, null],
    ])
  })

  test('behavior: the same row again is no version', () => {
    const memory = openMemoryStore()
    commitBlocks(memory, { 10: 1n, 11: 1n, 12: 2n })
    commitBlocks(memory, { 13: 2n })
    expect(listVersions(memory)).toEqual([
      [10, 12],
      [12, null],
    ])
  })

  test('behavior: what is final and below retention is overwritten in place', () => {
    const memory = openMemoryStore()
    const bounds = { finalizedNumber: 14, retainedFromNumber: 14 }
    commitBlocks(memory, { 10: 1n, 12: 2n, 15: 3n }, bounds)
    expect(listVersions(memory)).toEqual([
      [12, 15],
      [15, null],
    ])
    commitBlocks(memory, { 16: 4n, 17: 5n }, { finalizedNumber: 17, retainedFromNumber: 17 })
    expect(listVersions(memory)).toEqual([
      [12, 15],
      // Its values are those of block 17; where it began nobody may ask any more.
      [15, null],
    ])
  })

  test('behavior: a row that returns to what it was below retention is not touched', () => {
    const memory = openMemoryStore()
    commitBlocks(memory, { 10: 1n })
    commitBlocks(memory, { 11: 2n, 12: 1n }, { finalizedNumber: 12, retainedFromNumber: 12 })
    expect(listVersions(memory)).toEqual([[10, null]])
  })

  test('error: InvariantError, for an unknown table', () => {
    const memory = openMemoryStore()
    const writes = [toWrite(1, { table: 'nothing', row: {} })]
    expect(() => memory.commit(toBatch([toBlock(1)], { writes }))).toThrow(InvariantError)
  })
})
