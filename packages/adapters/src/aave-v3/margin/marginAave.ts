import {
  type AccountReading,
  type Address,
  BPS,
  mulDivDown,
  mulDivHalfUp,
  type OraclePrice,
  type VenueAnswer,
  type VenueMargin,
} from '@crossmargin/core'
import type { AaveState } from '../aaveState.ts'
import { hasRule, revisionStanding } from '../revisionRules.ts'
import { type AccountData, accountData, categoryOf } from './accountData.ts'
import { liquidationPricesOf } from './liquidationPrices.ts'
import { liquidationTermsOf } from './liquidationTerms.ts'
import { marginLines } from './marginLines.ts'
import { slacks } from './slacks.ts'

/** USD with 12 decimals: the base currency's 8 and the bps's 4, so that value × LT is an integer. */
const numeraire = { kind: 'usd', decimals: 12 } as const

/**
 * The pool's own margin rule.
 *
 * Maintenance slack is Σ Cᵢ·LTᵢ − D and initial slack C·⌊Σ Cᵢ·LTVᵢ/C⌋ − D, each corrected on a
 * rounding line so that it is negative exactly where the pool would liquidate, or refuse a loan.
 * Collateral that is not flagged is worth nothing here: the pool neither counts nor seizes it.
 *
 * @see GenericLogic.sol, ValidationLogic.sol `validateHFAndLtv`.
 */
export function marginAave({ snapshot, oraclePrices }: AccountReading<AaveState>): VenueMargin {
  const { key, at, state, gaps } = snapshot
  const prices = toPrices(oraclePrices)
  const data = accountData(state, prices)
  const isUnknown =
    data.unpriced.length > 0 || gaps.some(({ effect }) => effect === 'account-unknown')
  const { slackInitialRaw, slackMaintenanceRaw } = slacks(data, state.revision ?? 0)
  const collateralValueRaw = data.collateralBase * BPS
  const debtValueRaw = data.debtBase * BPS
  const equityRaw = collateralValueRaw - debtValueRaw
  const health = isUnknown
    ? ({ healthState: 'unknown' } as const)
    : data.healthFactorWad === undefined
      ? ({ healthState: 'no-debt' } as const)
      : ({ healthState: 'known', healthFactorWad: data.healthFactorWad } as const)
  return {
    key,
    at,
    numeraire,
    collateralValueRaw,
    debtValueRaw,
    equityRaw,
    initialMarginRaw: equityRaw - slackInitialRaw,
    maintenanceMarginRaw: equityRaw - slackMaintenanceRaw,
    slackInitialRaw,
    slackMaintenanceRaw,
    ...health,
    lines: marginLines({ data, snapshot, prices, slackInitialRaw, slackMaintenanceRaw }),
    liquidation: liquidationTermsOf({ state, data, at, isUnknown }),
    liquidationPrices: isUnknown ? [] : liquidationPricesOf({ state, data }),
    answer:
      data.unpriced.length > 0 || !areRulesKnown(state) ? {} : answerOf(data, state.revision ?? 0),
    gaps,
  }
}

/** Oracle prices by asset address. */
export function toPrices(oraclePrices: readonly OraclePrice[]): ReadonlyMap<Address, bigint> {
  return new Map(oraclePrices.map(({ key, valueRaw }) => [key as Address, valueRaw]))
}

/** Whether what the pool reckons can be foretold at all. */
function areRulesKnown(state: AaveState): boolean {
  const hasOwnPrice = categoryOf(state, state.categoryId)?.hasOwnPrice === true
  return revisionStanding(state.revision) !== 'unknown' && !state.isDoubtful && !hasOwnPrice
}

/** `getUserAccountData`, by its own names; no debt is the contract's 2^256 − 1 here and only here. */
function answerOf(data: AccountData, revision: number): VenueAnswer {
  const round = hasRule(revision, 'flooredAvailableBorrows') ? mulDivDown : mulDivHalfUp
  const borrowable = round({ a: data.collateralBase, b: data.ltvBps, denominator: BPS })
  return {
    totalCollateralBase: data.collateralBase,
    totalDebtBase: data.debtBase,
    availableBorrowsBase: borrowable > data.debtBase ? borrowable - data.debtBase : 0n,
    currentLiquidationThreshold: data.liquidationThresholdBps,
    ltv: data.ltvBps,
    healthFactor: data.healthFactorWad ?? (1n << 256n) - 1n,
  }
}
