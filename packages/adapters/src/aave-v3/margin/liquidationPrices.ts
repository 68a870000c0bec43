import { BPS, type LiquidationPrice, mulDivDown, mulDivUp } from '@crossmargin/core'
import { liquidationPrice } from '../../kit/liquidationPrice.ts'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { hasRule } from '../revisionRules.ts'
import { type AccountData, healthFactor, liquidationHealthWad } from './accountData.ts'

/**
 * For each asset that counts on either side: the price at which, others fixed, the pool liquidates.
 *
 * Without debt there is none. An asset may be collateral and debt at once; both sides then move.
 */
export function liquidationPricesOf(parameters: {
  readonly state: AaveState
  readonly data: AccountData
}): readonly LiquidationPrice[] {
  const { state, data } = parameters
  if (data.debts.length === 0) return []
  const reserves = new Map(
    [...data.collaterals, ...data.debts].map(({ reserve }) => [reserve.address, reserve]),
  )
  return [...reserves.values()].flatMap((reserve) => {
    const found = boundaryOf(reserve, { data, revision: state.revision ?? 0 })
    return found === undefined ? [] : [{ asset: reserve.asset, decimals: 8, ...found }]
  })
}

function boundaryOf(
  reserve: AaveReserve,
  { data, revision }: { readonly data: AccountData; readonly revision: number },
): ReturnType<typeof liquidationPrice> {
  const collateral = data.collaterals.find((holding) => holding.reserve === reserve)
  const debt = data.debts.find((holding) => holding.reserve === reserve)
  const thresholdBps = collateral?.liquidationThresholdBps ?? 0n
  const [ownValue, ownDebt] = [collateral?.valueBase ?? 0n, debt?.valueBase ?? 0n]
  const collateralElse = data.collateralBase - ownValue
  const thresholdElse = data.thresholdSum - ownValue * thresholdBps
  const debtElse = data.debtBase - ownDebt
  const [ownRaw, owedRaw] = [collateral?.balanceRaw ?? 0n, debt?.balanceRaw ?? 0n]
  const denominator = (collateral ?? debt)?.unitRaw ?? 1n
  const round = hasRule(revision, 'directionalRounding') ? mulDivUp : mulDivDown
  const isLiquidatableAt = (priceRaw: bigint): boolean => {
    const collateralBase = mulDivDown({ a: ownRaw, b: priceRaw, denominator })
    const debtBase = debtElse + round({ a: owedRaw, b: priceRaw, denominator })
    if (debtBase === 0n) return false
    const totals = {
      collateralBase: collateralElse + collateralBase,
      debtBase,
      thresholdSum: thresholdElse + collateralBase * thresholdBps,
    }
    return healthFactor(totals, revision) < liquidationHealthWad
  }
  // Where the line Σ C·LT = Σ D meets zero, roundings apart: the search starts there.
  const slope = ownRaw * thresholdBps - owedRaw * BPS
  const need = debtElse * BPS - thresholdElse
  const isReachable = slope !== 0n && need > 0n === slope > 0n
  const guessRaw = isReachable
    ? mulDivDown({ a: absolute(need), b: denominator, denominator: absolute(slope) })
    : 1n
  return liquidationPrice({ isLiquidatableAt, guessRaw })
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
