import { expect, test } from 'vitest'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import { mergeLogs } from './mergeLogs.ts'

const log = (blockNumber: number, logIndex: number, blockHash = '0x01'): FetchedLog =>
  ({ blockNumber, logIndex, blockHash }) as FetchedLog

test('default', () => {
  const merged = mergeLogs([log(1, 0), log(2, 3)], [log(2, 1), log(1, 0)])
  expect(merged).toEqual([log(1, 0), log(2, 1), log(2, 3)])
})

test('behavior: the same place under two hashes is kept, so that it can be refused', () => {
  expect(mergeLogs([log(1, 0)], [log(1, 0, '0x02')])).toHaveLength(2)
})
