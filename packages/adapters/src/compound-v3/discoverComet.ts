import { type Address, BaseError, type Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { assetInfoOf, maximumAssets, termsIn, termsViews } from './cometViews.ts'

/** The root address given is no Comet of the chain. */
export class NotCometError extends BaseError {
  override name = 'NotCometError'

  constructor(parameters: { readonly chainId: number; readonly root: Address }) {
    super(`${parameters.root} is not a Comet on chain ${parameters.chainId}.`, {
      metaMessages: [
        'It does not answer baseToken(), totalsBasic() and the other views of one.',
        'Give the address of the Comet proxy itself, not of the Configurator, rewards or bulker.',
      ],
    })
  }
}

/**
 * Finds a Comet's base asset, its collateral assets, and the feeds that price them.
 *
 * Assets added later are found by the index, from the block after they are listed.
 *
 * @throws NotCometError when the root does not answer as one.
 */
export async function discoverComet(
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
  const infos = Array.from({ length: maximumAssets }, (_, place) => assetInfoOf(root, place))
  const views = [...termsViews(root), ...infos.map(({ view }) => view)]
  const answers = await callViews(client, { views, at: head as { readonly hash: Hex } })
  const terms = termsIn(answers, root)
  if (terms === undefined) throw new NotCometError({ chainId, root })
  const contracts: Record<string, Address> = {
    comet: root,
    base: terms.baseToken,
    baseFeed: terms.baseFeed,
  }
  for (const [place, info] of infos.entries()) {
    const found = info.answerIn(answers)
    if (found === undefined) continue
    contracts[`asset${place}`] = found.token
    contracts[`feed${place}`] = found.feed
  }
  return { venue: 'compound-v3', chainId, root, startBlock, contracts }
}
