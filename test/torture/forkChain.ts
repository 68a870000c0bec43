import type { Hex } from '@crossmargin/core'
import type { Random, WorldChain } from '@crossmargin/world'
import { ask, headOf } from '../e2e/chainTools.ts'

/** What becomes of the transactions of the blocks that a fork undoes. */
export type Fate = 'reordered' | 'dropped'

/** What one fork did. */
export type ForkTally = {
  readonly blocks: number
  /** Transactions that stand in the new blocks too, in another order. */
  readonly kept: number
  readonly dropped: number
}

type Transaction = {
  readonly from: Hex
  readonly to: Hex
  readonly gas: Hex
  readonly nonce: Hex
  readonly input: Hex
  readonly value: Hex
}

/**
 * Replaces the newest blocks of a chain by as many others.
 *
 * `reordered`: every transaction comes back; the senders take turns in another order, each sender's own
 * transactions keep theirs, else the chain would refuse them. `dropped`: some senders' last ones do not.
 */
export async function forkChain(
  chain: WorldChain,
  parameters: { readonly depth: number; readonly fate: Fate; readonly random: Random },
): Promise<ForkTally> {
  const { depth, fate, random } = parameters
  const before = await newestTransactions(chain, depth)
  const queues = [...groupBySender(before).values()].map((queue) =>
    fate === 'reordered' ? queue : queue.slice(0, random.integer({ min: 0, max: queue.length })),
  )
  const after = shuffled(queues, random)
  const placed = after.map(({ from, to, gas, nonce, input, value }, index) => [
    { from, to, gas, nonce, input, value },
    Math.floor((index * depth) / after.length),
  ])
  await ask(chain, 'anvil_reorg', [depth, placed])
  return { blocks: depth, kept: after.length, dropped: before.length - after.length }
}

/** Ends a chain so many blocks earlier. */
export async function lowerHead(chain: WorldChain, depth: number): Promise<ForkTally> {
  const dropped = (await newestTransactions(chain, depth)).length
  await ask(chain, 'anvil_rollback', [depth])
  return { blocks: depth, kept: 0, dropped }
}

/** Transactions of the newest blocks, oldest first. */
async function newestTransactions(
  chain: WorldChain,
  depth: number,
): Promise<readonly Transaction[]> {
  const head = await headOf(chain)
  const blocks = await Promise.all(
    Array.from({ length: depth }, (_, index) => {
      const number = `0x${(head - depth + 1 + index).toString(16)}`
      const params = [number, true]
      return ask<{ transactions: readonly Transaction[] }>(chain, 'eth_getBlockByNumber', params)
    }),
  )
  return blocks.flatMap(({ transactions }) => transactions)
}

function groupBySender(transactions: readonly Transaction[]): ReadonlyMap<Hex, Transaction[]> {
  const groups = new Map<Hex, Transaction[]>()
  for (const transaction of transactions)
    groups.set(transaction.from, [...(groups.get(transaction.from) ?? []), transaction])
  return groups
}

/** Takes from queues in turns that are drawn, so that each queue keeps its order. */
function shuffled(
  queues: readonly (readonly Transaction[])[],
  random: Random,
): readonly Transaction[] {
  const left = queues.map((queue) => [...queue])
  const taken: Transaction[] = []
  for (;;) {
    const waiting = left.filter((queue) => queue.length > 0)
    if (waiting.length === 0) return taken
    const next = random.pick(waiting).shift()
    if (next !== undefined) taken.push(next)
  }
}
