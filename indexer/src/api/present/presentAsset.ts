import type { AssetRef } from '@crossmargin/core'
import type { Asset } from '@crossmargin/schema'

/** An asset as the API shows it. */
export function presentAsset(asset: AssetRef): Asset {
  const [chainId = '', address = ''] = asset.id.split(':')
  return {
    id: asset.id,
    chainId: Number(chainId),
    address,
    symbol: asset.symbol,
    decimals: asset.decimals === 'unknown' ? null : asset.decimals,
  }
}
