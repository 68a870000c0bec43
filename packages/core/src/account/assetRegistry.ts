import type { AssetId } from '../identity/assetId.ts'
import type { FactorId } from './exposure.ts'

/** What reviewed people say of an asset: which risk factor it follows. */
export type RegisteredAsset = {
  readonly id: AssetId
  readonly factor: FactorId
  /** Whether it is meant to be worth one unit of the factor: a stablecoin of `USD`. */
  readonly isPegged: boolean
}

/** The reviewed assets, by id. What is not here is its own factor and counts as no collateral. */
export type AssetRegistry = ReadonlyMap<AssetId, RegisteredAsset>

/** Indexes reviewed assets by id; a later entry replaces an earlier one of the same id. */
export function toAssetRegistry(assets: readonly RegisteredAsset[]): AssetRegistry {
  return new Map(assets.map((asset) => [asset.id, asset]))
}
