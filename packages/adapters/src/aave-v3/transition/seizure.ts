import { BPS, mulDivDown, mulDivHalfUp, mulDivUp } from '@crossmargin/core'
import type { CountedCollateral, ValuedHolding } from '../margin/accountData.ts'
import { hasRule } from '../revisionRules.ts'

/** What changes hands in a liquidation. */
export type Seizure = {
  /** To the liquidator. */
  readonly seizedRaw: bigint
  /** To the treasury. */
  readonly feeRaw: bigint
  readonly repaidRaw: bigint
  /** Of both parts of the collateral, base currency, rounded down. */
  readonly takenBase: bigint
}

/**
 * How much collateral a repayment takes.
 *
 * base = ⌊debtPrice·repaid·collateralUnit / (collateralPrice·debtUnit)⌋, taken = base · bonus; where
 * the balance is smaller, all of it, for ⌈its worth in debt / bonus⌉. The fee is a share of the bonus
 * part, out of what was taken.
 *
 * @see LiquidationLogic.sol, `_calculateAvailableCollateralToLiquidate`.
 */
export function seizure(parameters: {
  readonly collateral: CountedCollateral
  readonly debt: ValuedHolding
  readonly repayRaw: bigint
  readonly revision: number
}): Seizure {
  const { collateral, debt, repayRaw, revision } = parameters
  const { liquidationBonusBps: bonusBps, balanceRaw } = collateral
  const isDirectional = hasRule(revision, 'directionalSeizure')
  const roundTaken = isDirectional ? mulDivDown : mulDivHalfUp
  const roundFee = isDirectional ? mulDivUp : mulDivHalfUp
  const roundNeeded = hasRule(revision, 'directionalRounding') ? mulDivUp : mulDivHalfUp
  const base = mulDivDown({
    a: debt.priceRaw * repayRaw,
    b: collateral.unitRaw,
    denominator: collateral.priceRaw * debt.unitRaw,
  })
  const wanted = roundTaken({ a: base, b: bonusBps, denominator: BPS })
  const worth = mulDivDown({
    a: collateral.priceRaw * balanceRaw,
    b: debt.unitRaw,
    denominator: debt.priceRaw * collateral.unitRaw,
  })
  const isCapped = wanted > balanceRaw
  const taken = isCapped ? balanceRaw : wanted
  const principal = mulDivHalfUp({ a: taken, b: BPS, denominator: bonusBps })
  const { protocolFeeBps } = collateral.reserve
  const feeRaw = roundFee({ a: taken - principal, b: protocolFeeBps, denominator: BPS })
  return {
    seizedRaw: taken - feeRaw,
    feeRaw,
    repaidRaw: isCapped ? roundNeeded({ a: worth, b: BPS, denominator: bonusBps }) : repayRaw,
    takenBase: mulDivDown({ a: taken, b: collateral.priceRaw, denominator: collateral.unitRaw }),
  }
}
