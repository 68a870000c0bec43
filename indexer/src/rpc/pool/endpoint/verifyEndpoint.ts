import type { Hex } from '@crossmargin/core'
import { verdictOf } from '../faults/classify.ts'
import type { Endpoint } from './createEndpoint.ts'

/** What makes a chain this chain. */
export type ChainIdentity = {
  readonly chainId: number
  /** `undefined` until it is first learned. */
  genesisHash: Hex | undefined
}

/** What a node said it serves, where that is another chain. */
export type OtherChain = { readonly chainId: number; readonly genesisHash: Hex | undefined }

/**
 * Makes sure that a node serves this chain: its id, and the block it began with.
 *
 * An id alone is not enough: a restarted development chain has the same one. The first genesis seen
 * is what all others must have, unless one was stored.
 *
 * @returns what it serves instead, where it is another chain.
 * @throws what asking throws; RpcFaultError where the node has no block 0 to tell by.
 */
export async function verifyEndpoint(
  endpoint: Endpoint,
  identity: ChainIdentity,
): Promise<OtherChain | undefined> {
  if (endpoint.isVerified) return undefined
  const chainId = Number(await endpoint.ask({ method: 'eth_chainId', params: [] }))
  if (chainId !== identity.chainId) return { chainId, genesisHash: undefined }
  const params = ['0x0', false]
  const block = await endpoint.ask({ method: 'eth_getBlockByNumber', params })
  const { hash } = (block ?? {}) as { readonly hash?: unknown }
  if (typeof hash !== 'string' || !/^0x[0-9a-f]{64}$/i.test(hash)) {
    throw endpoint.blame(verdictOf('behind', 'F33'), {
      method: 'eth_getBlockByNumber',
      said: 'it does not have block 0',
    })
  }
  const genesisHash = hash.toLowerCase() as Hex
  identity.genesisHash ??= genesisHash
  if (identity.genesisHash !== genesisHash) return { chainId, genesisHash }
  endpoint.isVerified = true
  return undefined
}
