import type { Logger } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChainStatusBoard } from '../../store/chainStatus.ts'
import type { StoreReader } from '../../store/store.ts'
import { paceText, showBackfill } from './showBackfill.ts'
import { createStatusLine } from './statusLine.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(isTTY: boolean) {
  const written: string[] = []
  const logged: unknown[] = []
  let headNumber = 99
  const statuses = createChainStatusBoard([{ chainId: 7, name: 'seven' }])
  const store = {
    listDeployments: () => [{ chainId: 7, startBlock: 100 }],
    loadCheckpoint: () => ({ head: { number: headNumber } }),
  } as unknown as StoreReader
  const shown = showBackfill({
    server: { statuses, store },
    line: createStatusLine({ isTTY, write: (text) => written.push(text) }),
    logger: { info: (facts: unknown) => logged.push(facts) } as unknown as Logger,
    nowSeconds: () => Date.now() / 1_000,
  })
  return {
    written,
    logged,
    shown,
    set: (state: 'backfilling' | 'live', to: number) => {
      headNumber = to
      statuses.set({ chainId: 7, name: 'seven', state, latestNumber: 1_099, problem: undefined })
    },
  }
}

test('default', () => {
  const { written, set, shown } = open(true)
  set('backfilling', 99)
  vi.advanceTimersByTime(250)
  set('backfilling', 599)
  vi.advanceTimersByTime(2_000)
  expect(written.at(-1)).toContain('seven ━━━━━━━━━━────────── 50.0 % · ')
  expect(written.at(-1)).toMatch(/blocks\/s · \d+ s left$/)
  set('live', 1_099)
  vi.advanceTimersByTime(250)
  expect(written.at(-1)).toBe('\r\u001b[2K')
  shown.close()
})

test('behavior: elsewhere than on a terminal, a line of log every ten seconds', () => {
  const { written, logged, set, shown } = open(false)
  set('backfilling', 99)
  vi.advanceTimersByTime(9_000)
  set('backfilling', 599)
  vi.advanceTimersByTime(2_000)
  expect(written).toEqual([])
  expect(logged).toMatchObject([
    { chain: 'seven', doneBlocks: 0, totalBlocks: 1_000, percent: 0 },
    { chain: 'seven', doneBlocks: 500, percent: 50, blocksPerSecond: expect.any(Number) },
  ])
  shown.close()
})

test('behavior: it is never said to be done before it is', () => {
  const pace = { blocksPerSecond: 20_000, secondsLeft: 5_400 }
  expect(paceText('a', { doneBlocks: 999_999, totalBlocks: 1_000_000, ...pace })).toBe(
    'a ━━━━━━━━━━━━━━━━━━━─ 99.9 % · 20,000 blocks/s · 1.5 h left',
  )
  expect(paceText('a', { ...pace, doneBlocks: 5, totalBlocks: 5, secondsLeft: 100 })).toContain(
    '100.0 % · 20,000 blocks/s · 2 min left',
  )
})
