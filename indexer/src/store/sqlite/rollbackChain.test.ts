import { InvariantError } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { chainId, toBatch, toBlock, toPosition, toWrite } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { rollbackChain } from './rollbackChain.ts'

describe('rollbackChain', () => {
  test('default', () => {
    const { connection, catalog, commit } = openMemoryStore()
    for (const number of [1, 2, 3, 4])
      commit(toBatch([toBlock(number)], { writes: [toWrite(number, toPosition(BigInt(number)))] }))
    rollbackChain(connection, { catalog, chainId, ancestorNumber: 2 })
    expect(connection.list('SELECT valid_from, valid_to FROM stand_in__position')).toEqual([
      [1, 2],
      [2, null],
    ])
  })

  test('error: InvariantError', () => {
    const { connection, catalog } = openMemoryStore()
    expect(() => rollbackChain(connection, { catalog, chainId, ancestorNumber: 1 })).toThrow(
      InvariantError,
    )
  })
})
