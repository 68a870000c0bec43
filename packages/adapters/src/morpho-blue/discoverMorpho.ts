import { type Address, BaseError, type Hex } from '@crossmargin/core'
import { type Client, domainSeparator } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { toQuery } from '../kit/query.ts'
import { morphoAbi as abi } from './morphoAbi.ts'

/** The root address given is no Morpho singleton of the chain. */
export class NotMorphoError extends BaseError {
  override name = 'NotMorphoError'

  constructor(parameters: { readonly chainId: number; readonly root: Address }) {
    super(`${parameters.root} is not a Morpho singleton on chain ${parameters.chainId}.`, {
      metaMessages: [
        'Its DOMAIN_SEPARATOR() is not that of a Morpho contract at this address of this chain.',
        'Give the address of the Morpho contract itself, not of a vault, market or bundler.',
      ],
    })
  }
}

/**
 * Checks that a root address is a Morpho singleton of the chain.
 *
 * The contract's domain separator names its chain and its own address, so a match also rules out a
 * node of another chain.
 *
 * @throws NotMorphoError when it is not.
 */
export async function discoverMorpho(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly root: Address
    readonly startBlock: number
  },
): Promise<Deployment> {
  const { chainId, startBlock } = parameters
  const root = parameters.root.toLowerCase() as Address
  const params = ['latest', false]
  const head = await client.request({ method: 'eth_getBlockByNumber', params } as never)
  const separator = toQuery({ address: root, abi, functionName: 'DOMAIN_SEPARATOR' })
  const at = head as { readonly hash: Hex }
  const answer = separator.answerIn(await callViews(client, { views: [separator.view], at }))
  if (answer !== domainSeparator({ domain: { chainId, verifyingContract: root } })) {
    throw new NotMorphoError({ chainId, root })
  }
  return { venue: 'morpho-blue', chainId, root, startBlock, contracts: { morpho: root } }
}
