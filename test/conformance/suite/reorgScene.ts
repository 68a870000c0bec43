import type { Hex } from '@crossmargin/core'
import { headOf, type Stage } from './stage.ts'

type Transaction = {
  readonly from: Hex
  readonly to: Hex
  readonly gas: Hex
  readonly nonce: Hex
  readonly input: Hex
  readonly value: Hex
}

/**
 * Replaces a scene's newest blocks by as many others: of each sender the first transaction comes back,
 * in another order; the rest is dropped.
 */
export async function reorgScene(stage: Stage, depth: number): Promise<void> {
  const request = stage.scene.chain.client.request as (call: unknown) => Promise<unknown>
  const transactions = await newestTransactions(stage, depth)
  const first = new Map<Hex, Transaction>()
  for (const transaction of transactions)
    if (!first.has(transaction.from)) first.set(transaction.from, transaction)
  const moved = [...first.values()]
    .reverse()
    .map(({ from, to, gas, nonce, input, value }, place) => [
      { from, to, gas, nonce, input, value },
      place % depth,
    ])
  await request({ method: 'anvil_reorg', params: [depth, moved] })
}

async function newestTransactions(stage: Stage, depth: number): Promise<readonly Transaction[]> {
  const request = stage.scene.chain.client.request as (call: unknown) => Promise<unknown>
  const head = await headOf(stage)
  const found: Transaction[] = []
  for (let number = head - depth + 1; number <= head; number += 1) {
    const params = [`0x${number.toString(16)}`, true]
    const block = await request({ method: 'eth_getBlockByNumber', params })
    found.push(...(block as { readonly transactions: readonly Transaction[] }).transactions)
  }
  return found
}
