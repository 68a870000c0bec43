import {
  type AccountSnapshot,
  type AssetRef,
  type AssetRegistry,
  type Exposure,
  toFloat,
  toMarginAccountId,
} from '@crossmargin/core'
import type { MorphoState } from './morphoState.ts'

/**
 * Signed whole units per asset: collateral and supplied assets long, debt short.
 *
 * An asset of unknown decimals has no whole units and is left to the snapshot's gap.
 */
export function morphoExposures(
  snapshot: AccountSnapshot<MorphoState>,
  assets: AssetRegistry,
): readonly Exposure[] {
  const account = toMarginAccountId(snapshot.key)
  const toExposures = (
    kind: 'collateral' | 'debt',
    { asset, raw }: { readonly asset: AssetRef; readonly raw: bigint },
  ): readonly Exposure[] => {
    if (asset.decimals === 'unknown') return []
    const factor = assets.get(asset.id)?.factor ?? asset.id
    const quantity = toFloat({ raw, decimals: asset.decimals })
    return [{ account, asset: asset.id, factor, kind, quantity }]
  }
  return [
    ...snapshot.collaterals.flatMap(({ asset, balanceRaw }) =>
      toExposures('collateral', { asset, raw: balanceRaw }),
    ),
    ...snapshot.debts.flatMap(({ asset, balanceRaw }) =>
      toExposures('debt', { asset, raw: -balanceRaw }),
    ),
  ]
}
