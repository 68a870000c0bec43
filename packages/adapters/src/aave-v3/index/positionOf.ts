import type { Address } from '@crossmargin/core'
import type { AaveRow, AaveRows } from '../aaveTables.ts'

/** An owner's position row in a reserve; an empty one where none was written yet. */
export function positionOf(
  rows: AaveRows,
  key: { readonly owner: Address; readonly asset: Address },
): AaveRow<'position'> {
  const owner = key.owner.toLowerCase() as Address
  const asset = key.asset.toLowerCase() as Address
  const empty = {
    owner,
    asset,
    scaled_supply: 0n,
    scaled_debt: 0n,
    is_collateral: false,
    stable_principal_raw: 0n,
    stable_rate_ray: 0n,
    stable_updated_seconds: 0,
  }
  return rows.get('position', { owner, asset }) ?? empty
}
