import type { BlockRef, Hex } from '@crossmargin/core'
import { type Client, decodeFunctionResult, encodeFunctionData, multicall3Abi } from 'viem'
import type { View, ViewResult, ViewResults } from './view.ts'

/** Multicall3's address, the same on nearly every chain. */
export const multicall3Address = '0xca11bde05977b3631167028862be2a173976ca11'

/** Calls in one request: far below every node's gas cap for `eth_call` we know of. */
const callsPerRequest = 400

/** Which views to ask, and at which block. */
export type CallViewsParameters = {
  readonly views: readonly View[]
  readonly at: Pick<BlockRef, 'hash'>
}

/**
 * Asks many views at one block, in as few requests as possible.
 *
 * The block is named by hash, so that all answers belong to one state even while the chain is
 * reorganised; a node that no longer has the block refuses instead of answering from another. Calls
 * run one after another inside Multicall3, in the order given, and see each other's effects: a
 * venue may put `accrueInterest` before a read.
 *
 * @returns answers by view; a view that reverts is `reverted` and harms no other.
 * @throws what the transport throws, when the node does not answer.
 */
export async function callViews(
  client: Client,
  { views, at }: CallViewsParameters,
): Promise<ViewResults> {
  const distinct = [...new Map(views.map((view) => [keyOf(view), view])).values()]
  const answers = new Map<string, ViewResult>()
  for (let from = 0; from < distinct.length; from += callsPerRequest) {
    const chunk = distinct.slice(from, from + callsPerRequest)
    const results = await callChunk(client, chunk, at.hash)
    chunk.forEach((view, index) => {
      answers.set(keyOf(view), results[index] ?? { kind: 'reverted' })
    })
  }
  return { get: (view) => answers.get(keyOf(view)) }
}

async function callChunk(
  client: Client,
  views: readonly View[],
  blockHash: Hex,
): Promise<readonly ViewResult[]> {
  const data = encodeFunctionData({
    abi: multicall3Abi,
    functionName: 'aggregate3',
    args: [views.map(({ to, data }) => ({ target: to, callData: data, allowFailure: true }))],
  })
  const returned = (await client.request({
    method: 'eth_call',
    params: [
      { to: multicall3Address, data },
      { blockHash, requireCanonical: true },
    ],
  } as never)) as Hex
  const results = decodeFunctionResult({
    abi: multicall3Abi,
    functionName: 'aggregate3',
    data: returned,
  })
  return results.map(({ success, returnData }) =>
    success && returnData !== '0x' ? { kind: 'returned', data: returnData } : { kind: 'reverted' },
  )
}

function keyOf(view: View): string {
  return `${view.to}:${view.data}`
}
