import type { Hex } from '@crossmargin/core'
import { toEventSelector } from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import { readAssetRef } from '../kit/tokenFacts.ts'
import type { ViewResults } from '../kit/view.ts'
import type { TokenRow } from './walletTables.ts'
import { assetIn } from './walletViews.ts'

/** First topic of a token's `Transfer`. */
export const transferTopic: Hex = toEventSelector('Transfer(address,address,uint256)')

/** The row of a token as its facts tell it; what a vault's share is worth is observed. */
export function toTokenRow(deployment: Deployment, facts: ViewResults): TokenRow {
  const { chainId, root, contracts } = deployment
  const { symbol, decimals } = assetIn(deployment, facts)
  const address = contracts['underlying']
  const underlying = address === undefined ? undefined : readAssetRef({ chainId, address }, facts)
  return {
    token: root,
    symbol,
    decimals: known(decimals),
    underlying_symbol: underlying?.symbol ?? '',
    underlying_decimals: known(underlying?.decimals),
    assets_per_share: null,
  }
}

function known(decimals: number | 'unknown' | undefined): number | null {
  return typeof decimals === 'number' ? decimals : null
}
