import { BPS, mulDivDown, mulDivHalfUp, type Refusal } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import {
  type AccountData,
  accountData,
  categoryOf,
  isIn,
  liquidationHealthWad,
} from '../margin/accountData.ts'
import { type AaveOutcome, type AaveSituation, checkOpen, mathOf, unitOf } from './aaveSituation.ts'
import { withDebt } from './editState.ts'
import { withIsolationBorrowed } from './isolation.ts'
import { isSiloBroken } from './isSiloBroken.ts'
import { firstRefusal } from './refuse.ts'

type Loan = { readonly reserve: AaveReserve; readonly amountRaw: bigint }

/**
 * Borrows at the variable rate as before 3.5: the account is judged as it is, the loan by its value,
 * ⌈(D + ⌊amount·price/unit⌋) · 1e4 / ltv⌋ half up against the collateral. The health factor must be
 * above 1 before, and is not looked at after.
 *
 * @see aave-v3-core 1.19.3, BorrowLogic.sol, `executeBorrow`; ValidationLogic.sol, `validateBorrow`.
 */
export function borrowBefore35(situation: AaveSituation, loan: Loan): AaveOutcome {
  const { state } = situation
  const { reserve, amountRaw } = loan
  const isolated = withIsolationBorrowed(state, reserve, amountRaw)
  const isolation = 'kind' in isolated ? isolated : undefined
  const { debt } = mathOf(state)
  const scaled = debt.toMinted(amountRaw, reserve.debtIndexRay)
  const refusal =
    firstRefusal([[amountRaw === 0n, 'InvalidAmount']]) ??
    checkOpen(reserve) ??
    checkReserve(state, loan) ??
    isolation ??
    checkCategory(state, reserve) ??
    checkCover(situation, loan) ??
    firstRefusal([
      [isSiloBroken(state, reserve), 'SiloedBorrowingViolation'],
      [scaled === 0n, 'InvalidMintAmount'],
    ])
  return refusal ?? withDebt(isolated as AaveState, reserve.address, scaled)
}

function checkReserve(state: AaveState, { reserve, amountRaw }: Loan): Refusal | undefined {
  const { debtIndexRay, borrowCap, scaledDebt, stableDebtRaw } = reserve
  const owed = mathOf(state).debt.toBalance(scaledDebt, debtIndexRay) + stableDebtRaw + amountRaw
  return firstRefusal([
    [reserve.isFrozen, 'ReserveFrozen'],
    [!reserve.isBorrowable, 'BorrowingNotEnabled'],
    [!state.isBorrowAllowed, 'PriceOracleSentinelCheckFailed'],
    [borrowCap !== 0n && owed > borrowCap * unitOf(reserve), 'BorrowCapExceeded'],
  ])
}

function checkCategory(state: AaveState, reserve: AaveReserve): Refusal | undefined {
  const category = categoryOf(state, state.categoryId)
  return category === undefined
    ? undefined
    : firstRefusal([[!isIn(category.borrowableBitmap, reserve), 'NotBorrowableInEMode']])
}

function checkCover(
  { state, prices }: AaveSituation,
  { reserve, amountRaw }: Loan,
): Refusal | undefined {
  const data = accountData(state, prices)
  const priceRaw = prices.get(reserve.address)
  return firstRefusal([
    [data.unpriced.length > 0, 'PriceUnavailable'],
    [data.collateralBase === 0n, 'CollateralBalanceIsZero'],
    [data.ltvBps === 0n, 'LtvValidationFailed'],
    [isAtMostOne(data), 'HealthFactorLowerThanLiquidationThreshold'],
    [priceRaw === undefined, 'PriceUnavailable'],
    [
      needBase(data, { reserve, amountRaw, priceRaw: priceRaw ?? 0n }) > data.collateralBase,
      'CollateralCannotCoverNewBorrow',
    ],
  ])
}

function isAtMostOne({ healthFactorWad }: AccountData): boolean {
  return healthFactorWad !== undefined && healthFactorWad <= liquidationHealthWad
}

/** The collateral that old and new debt ask for together; nothing lends where the LTV is 0. */
function needBase(data: AccountData, loan: Loan & { readonly priceRaw: bigint }): bigint {
  const { reserve, amountRaw, priceRaw } = loan
  const loanBase = mulDivDown({ a: amountRaw, b: priceRaw, denominator: unitOf(reserve) })
  if (data.ltvBps === 0n) return 0n
  return mulDivHalfUp({ a: data.debtBase + loanBase, b: BPS, denominator: data.ltvBps })
}
