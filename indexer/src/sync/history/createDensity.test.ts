import { expect, test } from 'vitest'
import type { FetchedLog } from '../../rpc/logs/logFilter.ts'
import { createDensity } from './createDensity.ts'
import { usualLimits } from './historyLimits.ts'

const limits = { ...usualLimits, firstSpan: 100, longestSpan: 1_000, bytesPerSpan: 220_000 }

/** A span of a hundred blocks with some logs in each of the first ones. */
function span(blocksWithLogs: number, logsPerBlock: number) {
  const logs = Array.from(
    { length: blocksWithLogs * logsPerBlock },
    (_, index) => ({ blockNumber: 1 + (index % Math.max(1, blocksWithLogs)) }) as FetchedLog,
  )
  return { from: 1, to: 100, logs, headers: new Map() }
}

test('default', () => {
  const density = createDensity(limits)
  expect([density.spanLength(), density.bytesPerBlock(), density.isDense()]).toEqual([
    100,
    0,
    false,
  ])
  density.learn(span(100, 20))
  expect([density.spanLength(), density.isDense()]).toEqual([11, true])
  expect(density.bytesPerBlock()).toBe(20_000)
})

test('behavior: spans grow where little is, at most twofold at once and up to the longest', () => {
  const density = createDensity(limits)
  const lengths = Array.from({ length: 5 }, () => {
    density.learn(span(1, 1))
    return density.spanLength()
  })
  expect(lengths).toEqual([200, 400, 800, 1_000, 1_000])
  expect(density.isDense()).toBe(false)
})

test('behavior: a block fuller than a span still makes a span of one block', () => {
  const density = createDensity({ ...limits, bytesPerSpan: 10 })
  density.learn(span(100, 20))
  expect(density.spanLength()).toBe(1)
})
