import { describe, expect, test } from 'vitest'
import { chainId, toBatch, toBlock, toPosition, toWrite } from '../conformance/standIn.ts'
import { openMemoryStore } from './memoryStore.ts'
import { pruneChain } from './pruneChain.ts'

describe('pruneChain', () => {
  test('behavior: what is not final yet is dropped at the next pruning, when it is', () => {
    const { connection, catalog, commit, count } = openMemoryStore()
    for (const number of [1, 2, 3, 4, 5])
      commit(
        toBatch([toBlock(number)], {
          writes: [toWrite(number, toPosition(BigInt(number)))],
          finalizedNumber: 2,
        }),
      )
    const tables = ['stand_in__position', 'block']
    pruneChain(connection, { catalog, chainId, beforeNumber: 4 })
    expect(tables.map(count)).toEqual([4, 4])
    const { checkpoint } = toBatch([toBlock(5)], { finalizedNumber: 5 })
    commit({ ...toBatch([]), checkpoint })
    pruneChain(connection, { catalog, chainId, beforeNumber: 4 })
    expect(tables.map(count)).toEqual([2, 2])
  })
})
