import type { Address, AssetRef } from '@crossmargin/core'
import type { Asset } from './portfolio.ts'

/** An asset as answers show it. */
export function presentAsset(asset: AssetRef): Asset {
  const [chainId = '', address = ''] = asset.id.split(':')
  return {
    id: asset.id,
    chainId: Number(chainId),
    address: address as Address,
    symbol: asset.symbol,
    decimals: asset.decimals === 'unknown' ? null : asset.decimals,
  }
}
