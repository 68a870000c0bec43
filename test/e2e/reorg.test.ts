import type { Hex } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let indexed: IndexedWorld

beforeAll(async () => {
  world = await bootWorld({ seed: 11, slotsInAnEpoch: 32 })
  indexed = await indexWorld(world)
}, 120_000)

afterAll(async () => {
  await indexed?.close()
  await world?.close()
})

type Transaction = {
  readonly from: Hex
  readonly to: Hex
  readonly gas: Hex
  readonly nonce: Hex
  readonly input: Hex
  readonly value: Hex
}

/** Transactions of the newest blocks, oldest first. */
async function newestTransactions(
  chain: WorldChain,
  depth: number,
): Promise<readonly Transaction[]> {
  const request = chain.client.request as (call: unknown) => Promise<unknown>
  const head = Number(await request({ method: 'eth_blockNumber' }))
  const blocks = await Promise.all(
    Array.from({ length: depth }, async (_, index) => {
      const number = `0x${(head - depth + 1 + index).toString(16)}`
      const params = [number, true]
      const block = await request({ method: 'eth_getBlockByNumber', params })
      return (block as { transactions: readonly Transaction[] }).transactions
    }),
  )
  return blocks.flat()
}

/** Keeps each sender's first transaction: some come back in the new fork, the rest is dropped. */
function reincluded(transactions: readonly Transaction[]): readonly Transaction[] {
  const first = new Map<Hex, Transaction>()
  for (const transaction of transactions)
    if (!first.has(transaction.from)) first.set(transaction.from, transaction)
  return [...first.values()].reverse()
}

async function reorg(chain: WorldChain, depth: number): Promise<{ kept: number; dropped: number }> {
  const transactions = await newestTransactions(chain, depth)
  const kept = reincluded(transactions)
  const moved = kept.map(({ from, to, gas, nonce, input, value }, index) => [
    { from, to, gas, nonce, input, value },
    index % depth,
  ])
  const request = chain.client.request as (call: unknown) => Promise<unknown>
  await request({ method: 'anvil_reorg', params: [depth, moved] })
  return { kept: kept.length, dropped: transactions.length - kept.length }
}

/** What a node that never saw the fork would have: the same chain, indexed from nothing. */
async function digestsFromNothing(): Promise<readonly Hex[]> {
  const fresh = await indexWorld(world)
  const digests = fresh.digests()
  await fresh.close()
  return digests
}

test.each([1, 4, 12])(
  'behavior: a reorg of depth %i leaves the state of a node that never saw the fork',
  { timeout: 90_000 },
  async (depth) => {
    await world.advance({ rounds: 8, secondsPerRound: 600 })
    await indexed.untilEqual()
    const before = indexed.digests()
    let kept = 0
    let dropped = 0
    for (const chain of world.chains) {
      const moved = await reorg(chain, depth)
      kept += moved.kept
      dropped += moved.dropped
    }
    await indexed.untilEqual()
    // A fork that changes nothing would prove nothing.
    expect(kept).toBeGreaterThan(0)
    if (depth > 1) expect(dropped).toBeGreaterThan(0)
    expect(indexed.digests()).not.toEqual(before)
    expect(indexed.digests()).toEqual(await digestsFromNothing())
  },
)

test('behavior: a chain that goes back to a lower head is followed down, and up again', {
  timeout: 90_000,
}, async () => {
  await world.advance({ rounds: 3, secondsPerRound: 600 })
  await indexed.untilEqual()
  for (const chain of world.chains) {
    const request = chain.client.request as (call: unknown) => Promise<unknown>
    await request({ method: 'anvil_rollback', params: [3] })
  }
  await indexed.untilEqual()
  expect(indexed.digests()).toEqual(await digestsFromNothing())
  await world.advance({ rounds: 2, secondsPerRound: 600 })
  await indexed.untilEqual()
  expect(indexed.digests()).toEqual(await digestsFromNothing())
})
