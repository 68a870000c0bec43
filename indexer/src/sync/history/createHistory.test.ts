import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFakeChain, type FakeChain, type FakeLog } from '../fake/fakeChain.ts'
import type { LogWatch } from '../watchedLogs.ts'
import { createHistory } from './createHistory.ts'
import { usualLimits } from './historyLimits.ts'

const topic: Hex = `0x${'01'.repeat(32)}`
const announcing: Hex = `0x${'02'.repeat(32)}`
const parent: Address = `0x${'aa'.repeat(20)}`
const child: Address = `0x${'bb'.repeat(20)}`

/** Watches a contract; a log of it with the announcing topic makes its child be watched, too. */
function createWatch(): LogWatch {
  const addresses = new Set<Address>([parent])
  return {
    addresses: () => [...addresses],
    topics: () => [topic, announcing],
    announce(log) {
      if (log.topics[0] !== announcing || addresses.has(child)) return []
      addresses.add(child)
      return [child]
    },
  }
}

function createChain(blocks: readonly (readonly FakeLog[])[]): FakeChain {
  const chain = createFakeChain()
  for (const logs of blocks) chain.mine(logs)
  return chain
}

function open(chain: FakeChain, limits: Partial<typeof usualLimits> = {}) {
  const watch = createWatch()
  return createHistory(chain.client, {
    chainId: 7,
    watch,
    limits: { ...usualLimits, ...limits },
  })
}

/** Takes all blocks from 1 to the head, as whoever commits them does. */
async function takeAll(chain: FakeChain, history: ReturnType<typeof open>) {
  const taken: string[] = []
  let at = chain.block(0)
  const to = chain.head().number
  while (at !== undefined && at.number < to) {
    const { block, logs, headers } = await history.next({ from: at.number + 1, to, parent: at })
    for (const log of logs) {
      expect(headers.get(log.blockNumber)?.hash).toBe(log.blockHash)
      taken.push(`${log.blockNumber}:${log.logIndex}`)
    }
    at = chain.block(block.number)
  }
  return taken
}

test('default', async () => {
  const chain = createChain([[], [{ address: parent, topic }], []])
  const { block, logs } = await open(chain).next({ from: 1, to: 3, parent: chain.block(0) })
  expect(block).toMatchObject({ number: 3, hash: chain.block(3)?.hash })
  expect(logs).toMatchObject([{ blockNumber: 2, logIndex: 0, address: parent }])
})

const logArbitrary = fc.constantFrom<FakeLog>(
  { address: parent, topic },
  { address: parent, topic: announcing },
  { address: child, topic },
  { address: `0x${'cc'.repeat(20)}`, topic },
)

test('behavior: however it is cut into spans, every log comes once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(logArbitrary, { maxLength: 3 }), { minLength: 1, maxLength: 30 }),
      fc.record({
        firstSpan: fc.integer({ min: 1, max: 9 }),
        longestSpan: fc.integer({ min: 1, max: 20 }),
        bytesPerSpan: fc.integer({ min: 1, max: 30_000 }),
        bytesAhead: fc.integer({ min: 0, max: 60_000 }),
        spansAhead: fc.integer({ min: 1, max: 5 }),
        logsPerStep: fc.integer({ min: 1, max: 20 }),
      }),
      async (blocks, limits) => {
        const chain = createChain(blocks)
        const announcedAt = blocks.findIndex((logs) =>
          logs.some((log) => log.address === parent && log.topic === announcing),
        )
        // A child's logs of the span it is announced in may come from before; those after never lack.
        const taken = new Set(await takeAll(chain, open(chain, limits)))
        blocks.forEach((logs, index) => {
          logs.forEach(({ address }, logIndex) => {
            const isWanted =
              address === parent || (address === child && announcedAt >= 0 && index >= announcedAt)
            if (isWanted) expect(taken.has(`${index + 1}:${logIndex}`)).toBe(true)
            if (address !== parent && address !== child)
              expect(taken.has(`${index + 1}:${logIndex}`)).toBe(false)
          })
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('behavior: spans are fetched ahead, but never more of them than the limit', async () => {
  const chain = createChain(Array.from({ length: 40 }, () => [{ address: parent, topic }]))
  const history = open(chain, { firstSpan: 2, longestSpan: 2, spansAhead: 3, logsPerStep: 1 })
  await history.next({ from: 1, to: 40, parent: chain.block(0) })
  const asked = chain.requests.filter((method) => method === 'eth_getLogs').length
  expect(asked).toBeLessThanOrEqual(4)
  expect(asked).toBeGreaterThan(1)
})

test('error: MalformedAnswerError, when a node leaves a log out, and then all is well again', async () => {
  const chain = createChain([[], [{ address: parent, topic }], []])
  const history = open(chain)
  let hidden = 1
  chain.tamper = (method, answer) => {
    if (method !== 'eth_getLogs' || hidden === 0) return answer
    hidden -= 1
    return []
  }
  const ask = () => history.next({ from: 1, to: 3, parent: chain.block(0) })
  await expect(ask()).rejects.toThrow(MalformedAnswerError)
  expect((await ask()).logs).toHaveLength(1)
})

test('error: MalformedAnswerError, for a log that its block does not note', async () => {
  const chain = createChain([[{ address: parent, topic }], [{ address: child, topic }]])
  chain.tamper = (method, answer) => {
    if (method !== 'eth_getLogs') return answer
    const { hash } = chain.block(2) as { hash: Hex }
    return (answer as object[]).map((log) => ({ ...log, blockNumber: '0x2', blockHash: hash }))
  }
  const asked = open(chain).next({ from: 1, to: 2, parent: chain.block(0) })
  await expect(asked).rejects.toThrow('a log that its block notes')
})

test('error: MalformedAnswerError, for a log of another fork, and blocks that follow another', async () => {
  const chain = createChain([[{ address: parent, topic }]])
  const other = { number: 0, hash: `0x${'99'.repeat(32)}` } as const
  await expect(open(chain).next({ from: 1, to: 1, parent: other })).rejects.toThrow('parent hash')
  chain.tamper = (method, answer) =>
    method === 'eth_getLogs'
      ? (answer as object[]).map((log) => ({ ...log, blockHash: other.hash }))
      : answer
  const asked = open(chain).next({ from: 1, to: 1, parent: chain.block(0) })
  await expect(asked).rejects.toThrow('block hash')
})

test('behavior: of a long quiet stretch only a sample of headers is asked for', async () => {
  const quiet = Array.from({ length: 400 }, (): FakeLog[] => [])
  const chain = createChain([[{ address: parent, topic }], ...quiet])
  await open(chain).next({ from: 1, to: 401, parent: chain.block(0) })
  const headers = chain.requests.filter((method) => method === 'eth_getBlockByNumber').length
  expect(headers).toBeLessThan(70)
})
