import {
  type AccountSnapshot,
  type AssetRef,
  type AssetRegistry,
  type Exposure,
  toFloat,
  toMarginAccountId,
} from '@crossmargin/core'

/**
 * Signed whole units of everything held or owed: holdings long, counted or not, and debts short.
 *
 * An asset that is not registered is its own factor. One of unknown decimals has no whole units and
 * is left to the snapshot's gap.
 */
export function holdingExposures(
  { key, collaterals, debts }: Pick<AccountSnapshot, 'key' | 'collaterals' | 'debts'>,
  assets: AssetRegistry,
): readonly Exposure[] {
  const account = toMarginAccountId(key)
  const one = (asset: AssetRef, kind: 'collateral' | 'debt', raw: bigint): readonly Exposure[] => {
    if (asset.decimals === 'unknown') return []
    const factor = assets.get(asset.id)?.factor ?? asset.id
    return [
      {
        account,
        asset: asset.id,
        factor,
        kind,
        quantity: toFloat({ raw, decimals: asset.decimals }),
      },
    ]
  }
  return [
    ...collaterals.flatMap(({ asset, balanceRaw }) => one(asset, 'collateral', balanceRaw)),
    ...debts.flatMap(({ asset, balanceRaw }) => one(asset, 'debt', -balanceRaw)),
  ]
}
