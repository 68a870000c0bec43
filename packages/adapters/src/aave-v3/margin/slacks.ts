import { BPS, mulDivDown, WAD } from '@crossmargin/core'
import { hasRule } from '../revisionRules.ts'
import { type AccountData, weightedCollateral } from './accountData.ts'

/** How far an account is from each rule; 12 decimals. */
export type Slacks = { readonly slackInitialRaw: bigint; readonly slackMaintenanceRaw: bigint }

/**
 * Turns the pool's two inequalities into signed distances that change sign exactly where they do.
 *
 * Maintenance: HF < 1 ⟺ S·1e18 + ⌊D/2⌋ < 1e22·D ⟺ S − 1e4·D + ⌊⌊D/2⌋ / 1e18⌋ < 0, because the left
 * side is an integer: the half-up division forgives that much. Before 3.5 the same with the weighted
 * collateral in place of S/1e4.
 *
 * Initial: C ≥ ⌈1e4·D/ltv⌉ ⟺ C·ltv − 1e4·D ≥ 0, with ltv = ⌊Σ Cᵢ·LTVᵢ/C⌋; where the division is half
 * up, ltv − ⌊ltv/2⌋ − 1 is forgiven. Without any LTV it is minus the whole debt.
 */
export function slacks(data: AccountData, revision: number): Slacks {
  const { collateralBase, debtBase, thresholdSum, ltvBps } = data
  const half = mulDivDown({ a: debtBase, b: 1n, denominator: 2n })
  const forgiven = mulDivDown({ a: half, b: 1n, denominator: WAD })
  const isCeiled = ltvBps === 0n || hasRule(revision, 'ceiledInitialMargin')
  const ltvForgiven = isCeiled
    ? 0n
    : ltvBps - mulDivDown({ a: ltvBps, b: 1n, denominator: 2n }) - 1n
  return {
    slackInitialRaw: collateralBase * ltvBps - debtBase * BPS + ltvForgiven,
    slackMaintenanceRaw: hasRule(revision, 'exactHealthFactor')
      ? thresholdSum - debtBase * BPS + forgiven
      : (weightedCollateral(data) - debtBase + forgiven) * BPS,
  }
}
