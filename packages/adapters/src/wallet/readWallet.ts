import type { Address, AssetRef, BlockRef, MarginAccountKey, VenueAnswer } from '@crossmargin/core'
import type { Client } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { readAssetRef } from '../kit/tokenFacts.ts'
import type { ViewResults } from '../kit/view.ts'
import type { WalletState, WalletVault } from './walletState.ts'
import { assetIn, assetsPerShareOf, balanceOf, walletFactViews } from './walletViews.ts'

/** The states of owners, through views and nothing else; in their order. */
export async function readStates(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly at: BlockRef
  },
): Promise<readonly WalletState[]> {
  const { deployment, owners, at } = parameters
  const views = owners.map((owner) => balanceOf(deployment, owner).view)
  const asked = [...walletFactViews(deployment), ...views]
  const answers = await callViews(client, { views: asked, at })
  const asset = assetIn(deployment, answers)
  const vault = await readVault(client, { deployment, asset, answers, at })
  return owners.map((owner) => ({
    asset,
    balanceRaw: balanceOf(deployment, owner).answerIn(answers) ?? 'unknown',
    ...(vault === undefined ? {} : { vault }),
  }))
}

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

async function readVault(
  client: Client,
  parameters: {
    readonly deployment: Deployment
    readonly asset: AssetRef
    readonly answers: ViewResults
    readonly at: BlockRef
  },
): Promise<WalletVault | undefined> {
  const { deployment, asset, answers, at } = parameters
  const { chainId, root: address } = deployment
  const token = deployment.contracts['underlying']
  if (token === undefined) return undefined
  const underlying = readAssetRef({ chainId, address: token }, answers)
  if (asset.decimals === 'unknown') return { address, underlying, assetsPerShareRaw: 'unknown' }
  const worth = assetsPerShareOf(address, asset.decimals)
  const found = worth.answerIn(await callViews(client, { views: [worth.view], at }))
  return { address, underlying, assetsPerShareRaw: found ?? 'unknown' }
}
