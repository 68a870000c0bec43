import { type Address, type AssetRef, type BlockRef, toAssetId } from '@crossmargin/core'
import { type Client, parseAbi, zeroAddress } from 'viem'
import { callViews, multicall3Address } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { type Query, toQuery } from '../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../kit/tokenFacts.ts'
import type { View, ViewResults } from '../kit/view.ts'
import type { WalletState, WalletVault } from './walletState.ts'

const abi = parseAbi([
  'function balanceOf(address owner) view returns (uint256)',
  'function getEthBalance(address owner) view returns (uint256)',
  'function asset() view returns (address)',
  'function convertToAssets(uint256 shares) view returns (uint256)',
])

/** Whether the deployment is of the chain's own coin, which has no contract. */
export function isCoin({ root }: Pick<Deployment, 'root'>): boolean {
  return root === zeroAddress
}

/** An owner's balance. The coin's is asked of Multicall3, so that it is of the same block. */
export function balanceOf({ root }: Pick<Deployment, 'root'>, owner: Address): Query<bigint> {
  return isCoin({ root })
    ? toQuery({ address: multicall3Address, abi, functionName: 'getEthBalance', args: [owner] })
    : toQuery({ address: root, abi, functionName: 'balanceOf', args: [owner] })
}

/** What a vault holds for its shares; a token that is no vault does not answer. */
export function underlyingOf(token: Address): Query<Address> {
  return toQuery({ address: token, abi, functionName: 'asset' })
}

/** What one whole share of a vault is worth. */
export function assetsPerShareOf(vault: Address, decimals: number): Query<bigint> {
  const args = [10n ** BigInt(decimals)] as const
  return toQuery({ address: vault, abi, functionName: 'convertToAssets', args })
}

/** The views that say what a token is. */
export function walletFactViews({ root, contracts }: Deployment): readonly View[] {
  if (isCoin({ root })) return []
  const underlying = contracts['underlying']
  return [...tokenFactViews(root), ...(underlying === undefined ? [] : tokenFactViews(underlying))]
}

/** What a deployment is of, as views answered. */
export function assetIn(deployment: Deployment, answers: ViewResults): AssetRef {
  const { chainId, root: address } = deployment
  return isCoin(deployment)
    ? { id: toAssetId({ chainId, address }), symbol: 'native', decimals: 18 }
    : readAssetRef({ chainId, address }, answers)
}

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
