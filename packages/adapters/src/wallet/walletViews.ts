import { type Address, type AssetRef, toAssetId } from '@crossmargin/core'
import { parseAbi, zeroAddress } from 'viem'
import { multicall3Address } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { type Query, toQuery } from '../kit/query.ts'
import { readAssetRef, tokenFactViews } from '../kit/tokenFacts.ts'
import type { View, ViewResults } from '../kit/view.ts'

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
