import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type SuperviseChainParameters, superviseChain } from './superviseChain.ts'

/** A chain whose worker, nodes and time are the test's. */
function supervise(change: Partial<SuperviseChainParameters> = {}) {
  const abort = new AbortController()
  const now = { ms: 0, stored: 5, nodes: 5 as number | undefined, asked: 0, opened: 0, closed: 0 }
  const waiting: (() => void)[] = []
  let alive: () => void = () => undefined
  let end: () => void = () => undefined
  const chain = superviseChain({
    name: 'alpha',
    logger: pino({ level: 'silent' }),
    signal: abort.signal,
    openWorker: (isAlive) => {
      now.opened += 1
      alive = isAlive
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      return {
        ended,
        close: () => {
          now.closed += 1
          end()
        },
      }
    },
    storedHead: () => now.stored,
    nodesHead: async () => {
      now.asked += 1
      return now.nodes
    },
    windowMs: () => 60_000,
    nowMs: () => now.ms,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        waiting.push(() => {
          now.ms += milliseconds
          resolve()
        })
      }),
    ...change,
  })
  let failure: Error | undefined
  void chain.failed.then((error) => {
    failure = error
  })
  const wake = () => {
    for (const go of waiting.splice(0)) go()
  }
  /** Lets so many looks pass; the nodes move on before each by so many blocks. */
  const pass = async (looks: number, blocks = 1) => {
    for (let look = 0; look < looks; look += 1) {
      if (now.nodes !== undefined) now.nodes += blocks
      wake()
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    }
  }
  return {
    ...{ chain, now, pass, abort },
    alive: () => alive(),
    end: () => end(),
    failure: () => failure,
    wake,
  }
}

test('default: a silent chain is begun anew once, and then the program is given up', async () => {
  const { chain, now, pass, failure } = supervise()
  await pass(3)
  expect([now.opened, chain.progress().isStalled]).toEqual([1, false])
  await pass(1)
  expect([now.opened, now.closed]).toEqual([2, 1])
  expect(chain.progress()).toEqual({ aliveMs: 60_000, isStalled: true, restarts: 1 })
  await pass(3)
  expect(failure()).toBeUndefined()
  await pass(1)
  expect(failure()?.message).toMatchInlineSnapshot(`
    "Chain alpha has stood still at block 5 for 60 seconds although its nodes are at block 13, and beginning it anew did not help.
    Start the program again: it goes on from the last committed block. If this comes back, start it with log: { level: "debug" } and report what it says."
  `)
})

test('behavior: blocks after the new beginning make it whole again', async () => {
  const { chain, now, pass, failure } = supervise()
  await pass(4)
  now.stored = 9
  await pass(1)
  expect(chain.progress()).toMatchObject({ isStalled: false, restarts: 1 })
  await pass(5)
  expect([now.opened, failure()]).toEqual([3, undefined])
})

test('behavior: who names a problem, waits for a halted chain or follows it is left alone', async () => {
  const naming = supervise()
  for (let count = 0; count < 20; count += 1) {
    await naming.pass(1)
    naming.alive()
  }
  const halted = supervise()
  await halted.pass(20, 0)
  const deaf = supervise({ nodesHead: async () => undefined })
  await deaf.pass(20)
  const following = supervise()
  for (let count = 0; count < 20; count += 1) {
    await following.pass(1)
    following.now.stored += 1
  }
  expect([naming, halted, deaf, following].map(({ now }) => now.opened)).toEqual([1, 1, 1, 1])
  // As long as there are signs of life no node is asked.
  expect([naming.now.asked, following.now.asked]).toEqual([0, 0])
})

test('behavior: a chain that ended for good, or with the program, is watched no more', async () => {
  const over = supervise()
  over.end()
  await over.pass(20)
  expect(over.now.opened).toBe(1)
  const { abort, chain, now, wake } = supervise()
  abort.abort()
  wake()
  await chain.ended
  expect([now.opened, now.closed]).toEqual([1, 1])
})
