import { assertInvariant, type BlockRef, type Hex } from '@crossmargin/core'
import { type Client, decodeFunctionResult, encodeFunctionData, multicall3Abi } from 'viem'
import { MulticallMissingError } from './multicallMissingError.ts'
import { isTooLargeCall } from './rpc/isTooLargeCall.ts'
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
 * reorganised; a node that no longer has the block refuses instead of answering from another. A node
 * that grants less gas or fewer bytes than a request takes is asked in parts: the views must not
 * depend on each other; see {@link callViewsInOrder} for those that do.
 *
 * @returns answers by view; a view that reverts is `reverted` and harms no other.
 * @throws what the transport throws, when the node does not answer.
 * @throws MulticallMissingError where the chain has no Multicall3 at that block.
 */
export async function callViews(
  client: Client,
  { views, at }: CallViewsParameters,
): Promise<ViewResults> {
  const distinct = distinctViews(views)
  const results: ViewResult[] = []
  for (let from = 0; from < distinct.length; from += callsPerRequest) {
    const chunk = distinct.slice(from, from + callsPerRequest)
    results.push(...(await callInParts(client, chunk, at.hash)))
  }
  return answersOf(distinct, results)
}

/**
 * Asks views one after another inside a single request: each sees what those before it changed, so
 * that a venue may put `accrueInterest` before a read.
 *
 * @param parameters.views at most 400 different ones: they are never parted.
 * @returns as {@link callViews}; of a view given twice, the answer at its first place.
 * @throws as {@link callViews}
 */
export async function callViewsInOrder(
  client: Client,
  { views, at }: CallViewsParameters,
): Promise<ViewResults> {
  const distinct = distinctViews(views)
  if (distinct.length === 0) return answersOf([], [])
  assertInvariant(distinct.length <= callsPerRequest, 'views in order fit into one request')
  return answersOf(distinct, await callChunk(client, distinct, at.hash))
}

function distinctViews(views: readonly View[]): readonly View[] {
  return [...new Map(views.map((view) => [keyOf(view), view])).values()]
}

function answersOf(views: readonly View[], results: readonly ViewResult[]): ViewResults {
  const answers = new Map<string, ViewResult>(
    views.map((view, index) => [keyOf(view), results[index] ?? { kind: 'reverted' }]),
  )
  return { get: (view) => answers.get(keyOf(view)) }
}

async function callInParts(
  client: Client,
  views: readonly View[],
  blockHash: Hex,
): Promise<readonly ViewResult[]> {
  try {
    return await callChunk(client, views, blockHash)
  } catch (error) {
    if (views.length === 1 || !isTooLargeCall(error)) throw error
    const half = Math.ceil(views.length / 2)
    const first = await callInParts(client, views.slice(0, half), blockHash)
    return [...first, ...(await callInParts(client, views.slice(half), blockHash))]
  }
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
  if (returned === '0x') throw new MulticallMissingError({ address: multicall3Address, blockHash })
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
