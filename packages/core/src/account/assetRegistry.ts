import type { AssetId } from '../identity/assetId.ts'
import type { FactorId } from './exposure.ts'

/**
 * What reviewed people say of an asset: which risk factor it follows.
 *
 * A share of a growing pool, as wstETH is, is worth underlying × exchange rate × basis: it follows the
 * underlying's factor, the rate is in its price and told with its exposures, and `isPegged` charges
 * for the basis, that the market may pay less than the rate says.
 */
export type RegisteredAsset = {
  readonly id: AssetId
  readonly factor: FactorId
  /** Whether it is meant to be worth a known number of units of the factor: a stablecoin of `USD`. */
  readonly isPegged: boolean
  /** The asset that one unit is worth a changing number of units of: of wstETH, ether. */
  readonly shareOf?: AssetId
}

/** The reviewed assets, by id. What is not here is its own factor and counts as no collateral. */
export type AssetRegistry = ReadonlyMap<AssetId, RegisteredAsset>

/** Indexes reviewed assets by id; a later entry replaces an earlier one of the same id. */
export function toAssetRegistry(assets: readonly RegisteredAsset[]): AssetRegistry {
  return new Map(assets.map((asset) => [asset.id, asset]))
}
