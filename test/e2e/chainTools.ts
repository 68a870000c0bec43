import type { Address, Hex } from '@crossmargin/core'
import type { WorldChain } from '@crossmargin/world'
import { getBlockNumber } from 'viem/actions'

/** A transaction of somebody unlocked. */
export type Call = { readonly from: Address; readonly to: Address; readonly data: Hex }

/** Asks a node what viem has no action for. */
export async function ask<answer>(
  chain: WorldChain,
  method: string,
  params: readonly unknown[],
): Promise<answer> {
  return (await chain.client.request({ method, params } as never)) as answer
}

/** The height of a chain. */
export async function headOf(chain: WorldChain): Promise<number> {
  return Number(await getBlockNumber(chain.client, { cacheTime: 0 }))
}

/** Sends calls, one a block. @throws when one reverts. */
export async function send(chain: WorldChain, calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    const { status } = await chain.send(call)
    if (status !== 'success') throw new TypeError(`reverted: ${call.data.slice(0, 74)}`)
  }
}

/** Runs something on a chain and leaves no trace of it. */
export async function withoutTrace(chain: WorldChain, action: () => Promise<void>): Promise<void> {
  const snapshot = await ask<Hex>(chain, 'evm_snapshot', [])
  try {
    await action()
  } finally {
    await ask(chain, 'evm_revert', [snapshot])
  }
}
