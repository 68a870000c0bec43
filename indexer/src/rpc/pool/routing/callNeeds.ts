import type { RpcCall } from '../wire/wire.ts'

/** What a node must have to answer a call. */
export type CallNeeds = {
  /** The highest block the answer speaks of. */
  readonly to?: number
  /** The lowest one. */
  readonly from?: number
  readonly tag?: 'latest' | 'safe' | 'finalized'
}

/** Reads from a call which blocks it is about; a block named by hash has no number to compare. */
export function callNeeds({ method, params }: RpcCall): CallNeeds {
  switch (method) {
    case 'eth_blockNumber':
      return { tag: 'latest' }
    case 'eth_getBlockByNumber':
      return blockNeeds(params[0])
    case 'eth_getLogs': {
      const { fromBlock, toBlock } = (params[0] ?? {}) as { readonly [key: string]: unknown }
      const from = blockNeeds(fromBlock).from
      const to = blockNeeds(toBlock).to
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    }
    default:
      return {}
  }
}

function blockNeeds(block: unknown): CallNeeds {
  if (block === 'latest' || block === 'safe' || block === 'finalized') return { tag: block }
  if (typeof block !== 'string' || !/^0x[0-9a-f]+$/i.test(block)) return {}
  const number = Number(block)
  return Number.isSafeInteger(number) ? { from: number, to: number } : {}
}
