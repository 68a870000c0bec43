import type { BlockRef, MarginAccountKey, VenueAnswer } from '@crossmargin/core'
import type { Client } from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import type { WalletState } from './walletState.ts'
import { readStates } from './walletViews.ts'

/** The venue's own answers: the token's, and of a vault the worth of one share. */
export async function readWalletAnswers(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly keys: readonly MarginAccountKey[]
    readonly at: BlockRef
  },
): Promise<readonly VenueAnswer[]> {
  const { deployment, keys, at } = parameters
  const owners = keys.map(({ owner }) => owner)
  return (await readStates(client, { deployment, owners, at })).map(toWalletAnswer)
}

/** What views answer about a state, by their own names; nothing of what they did not. */
export function toWalletAnswer({ balanceRaw, vault }: WalletState): VenueAnswer {
  const worth = vault?.assetsPerShareRaw ?? 'unknown'
  return {
    ...(balanceRaw === 'unknown' ? {} : { balanceOf: balanceRaw }),
    ...(worth === 'unknown' ? {} : { convertToAssets: worth }),
  }
}
