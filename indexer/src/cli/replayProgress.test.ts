import { expect, test } from 'vitest'
import { createReplayProgress } from './replayProgress.ts'

const chainNames = new Map([[7, 'seven']])
const progress = { chainId: 7, startNumber: 100, headNumber: 300 }

function show(isTTY: boolean) {
  const written: string[] = []
  const logged: object[] = []
  let now = 1_000
  const shown = createReplayProgress({
    stream: { isTTY, write: (text) => written.push(text) },
    logger: { info: (what: object) => logged.push(what) } as never,
    chainNames,
    nowSeconds: () => now,
  })
  shown.update({ ...progress, blockNumber: 100, logCount: 0 })
  now += 10
  shown.update({ ...progress, blockNumber: 150, logCount: 5_000 })
  shown.update({ ...progress, blockNumber: 151, logCount: 5_001 })
  shown.end()
  return { written, logged }
}

test('default', () => {
  expect(show(true)).toEqual({
    written: [
      '\r\u001b[2KReplaying seven: 25 %, 5000 logs, 500 a second, 30 s left',
      '\r\u001b[2K',
    ],
    logged: [],
  })
})

test('behavior: structured lines where nobody watches', () => {
  expect(show(false)).toEqual({
    written: [],
    logged: [
      {
        chain: 'seven',
        logCount: 5_000,
        blockNumber: 150,
        headNumber: 300,
        donePercent: 25,
        logsPerSecond: 500,
        secondsLeft: 30,
      },
    ],
  })
})
