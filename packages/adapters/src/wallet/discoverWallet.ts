import { type Address, BaseError, type Hex } from '@crossmargin/core'
import { type Client, zeroAddress } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { balanceOf, isCoin, underlyingOf } from './walletViews.ts'

/** The root address given is no token of the chain. */
export class NotTokenError extends BaseError {
  override name = 'NotTokenError'

  constructor(parameters: { readonly chainId: number; readonly root: Address }) {
    super(`${parameters.root} is not a token on chain ${parameters.chainId}.`, {
      metaMessages: [
        'It does not answer balanceOf(address).',
        "Give the address of an ERC-20 token or an ERC-4626 vault, or zero for the chain's own coin.",
      ],
    })
  }
}

/**
 * Finds out what is at a root address: a token, a vault and its underlying, or, at zero, the coin.
 *
 * @throws NotTokenError when it does not answer `balanceOf`.
 */
export async function discoverWallet(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly root: Address
    readonly startBlock: number
  },
): Promise<Deployment> {
  const { chainId, startBlock } = parameters
  const root = parameters.root.toLowerCase() as Address
  const deployment = { venue: 'wallet', chainId, root, startBlock, contracts: {} }
  if (isCoin(deployment)) return deployment
  const params = ['latest', false]
  const head = await client.request({ method: 'eth_getBlockByNumber', params } as never)
  const [balance, underlying] = [balanceOf(deployment, zeroAddress), underlyingOf(root)]
  const views = [balance.view, underlying.view]
  const answers = await callViews(client, { views, at: head as { readonly hash: Hex } })
  if (balance.answerIn(answers) === undefined) throw new NotTokenError({ chainId, root })
  const asset = underlying.answerIn(answers)?.toLowerCase() as Address | undefined
  const contracts = { token: root, ...(asset === undefined ? {} : { underlying: asset }) }
  return { ...deployment, contracts }
}
