import type { Address } from './hex.ts'

/**
 * Names an asset: `chainId:address`, address in lower case.
 *
 * Never a symbol: symbols repeat, change and lie.
 */
export type AssetId = `${number}:${Address}`

/**
 * Names the asset at an address of a chain.
 *
 * @returns `chainId:address` in lower case.
 * @example
 * toAssetId({ chainId: 1, address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2' })
 * // '1:0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2'
 */
export function toAssetId(asset: { readonly chainId: number; readonly address: Address }): AssetId {
  return `${asset.chainId}:${asset.address.toLowerCase() as Address}`
}
