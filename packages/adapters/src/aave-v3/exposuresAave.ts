import {
  type AccountSnapshot,
  type AssetRef,
  type AssetRegistry,
  type Exposure,
  toFloat,
  toMarginAccountId,
} from '@crossmargin/core'
import type { AaveState } from './aaveState.ts'

/**
 * Holdings as signed quantities of risk factors.
 *
 * Deposits not used as collateral are the owner's all the same. An asset nobody registered is its own
 * factor; one without decimals has no quantity, and its gap is in the snapshot.
 */
export function exposuresAave(
  snapshot: AccountSnapshot<AaveState>,
  assets: AssetRegistry,
): readonly Exposure[] {
  const account = toMarginAccountId(snapshot.key)
  const exposure = (
    kind: 'collateral' | 'debt',
    { asset, balanceRaw }: { readonly asset: AssetRef; readonly balanceRaw: bigint },
  ): readonly Exposure[] => {
    const { id, decimals } = asset
    if (decimals === 'unknown') return []
    const raw = kind === 'debt' ? -balanceRaw : balanceRaw
    const factor = assets.get(id)?.factor ?? id
    return [{ account, asset: id, factor, kind, quantity: toFloat({ raw, decimals }) }]
  }
  return [
    ...snapshot.collaterals.flatMap((holding) => exposure('collateral', holding)),
    ...snapshot.debts.flatMap((holding) => exposure('debt', holding)),
  ]
}
