import { type AccountChange, mulDivDown, mulDivUp, type Refusal } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import {
  type AccountData,
  accountData,
  type CountedCollateral,
  liquidationHealthWad,
  type ValuedHolding,
} from '../margin/accountData.ts'
import { largestRepayment, liquidationBar } from '../margin/liquidationTerms.ts'
import { hasRule } from '../revisionRules.ts'
import {
  type AaveOutcome,
  type AaveSituation,
  isRefusal,
  mathOf,
  reserveIn,
} from './aaveSituation.ts'
import {
  positionIn,
  withDebt,
  withPosition,
  withReserve,
  withStableRepaid,
  withSupply,
} from './editState.ts'
import { isIsolated, isolatedCollateral, withIsolationRepaid } from './isolation.ts'
import { firstRefusal, type RefusalReason, refuse } from './refuse.ts'
import { type Seizure, seizure } from './seizure.ts'

/** What must remain of both sides unless one is cleared; base currency. */
const leastLeftBase = 1_000n * 10n ** 8n

type Pair = { readonly collateral: CountedCollateral; readonly debt: ValuedHolding }

/**
 * Liquidates the account; the liquidator takes the underlying, not aTokens.
 *
 * @returns the borrower's account: repaid, seized, the fee moved to the treasury and, where no
 * collateral is left at all, every debt written off as deficit.
 * @see LiquidationLogic.sol, `executeLiquidationCall`.
 */
export function liquidate(
  situation: AaveSituation,
  change: Extract<AccountChange, { readonly kind: 'liquidate' }>,
): AaveOutcome {
  const { state, prices } = situation
  const revision = state.revision ?? 0
  const collateral = reserveIn(state, change.collateral)
  if (isRefusal(collateral)) return collateral
  const owed = reserveIn(state, change.debt)
  if (isRefusal(owed)) return owed
  const data = accountData(state, prices)
  const pair = pairOf(situation, { data, collateral, owed })
  if ('kind' in pair) return pair
  const mostRaw = largestRepayment({ data, ...pair, revision })
  const { repayRaw: askedRaw } = change
  const repayRaw = askedRaw === 'all' || askedRaw > mostRaw ? mostRaw : askedRaw
  const seized = seizure({ ...pair, repayRaw, revision })
  if (leavesDust(pair, seized) && hasRule(revision, 'deficit')) return refuse('MustNotLeaveDust')
  const isBad = data.collateralBase === seized.takenBase && hasRule(revision, 'deficit')
  const repaid = withRepaid(withTreasuryTwice(state, pair), { ...pair, seized, isBad })
  if (isRefusal(repaid)) return repaid
  const next = withSeized(repaid, { ...pair, seized })
  return isRefusal(next) || !isBad ? next : withBadDebt(next, data)
}

/** The pair, or why the contract would not liquidate it; its checks in its order. */
function pairOf(
  { state, at }: AaveSituation,
  parameters: {
    readonly data: AccountData
    readonly collateral: AaveReserve
    readonly owed: AaveReserve
  },
): Pair | Refusal {
  const { data, collateral: reserve, owed } = parameters
  if (data.unpriced.length > 0) return refuse('PriceUnavailable')
  const bar = liquidationBar([reserve, owed], { state, data, at })
  if (bar !== undefined) return refuse(bar as RefusalReason)
  const { healthFactorWad } = data
  if (healthFactorWad === undefined || healthFactorWad >= liquidationHealthWad)
    return refuse('HealthFactorNotBelowThreshold')
  const collateral = data.collaterals.find((holding) => holding.reserve === reserve)
  if (collateral === undefined) return refuse('CollateralCannotBeLiquidated')
  const debt = data.debts.find((holding) => holding.reserve === owed)
  return debt === undefined ? refuse('SpecifiedCurrencyNotBorrowedByUser') : { collateral, debt }
}

function leavesDust({ collateral, debt }: Pair, seized: Seizure): boolean {
  const leftDebt = debt.balanceRaw - seized.repaidRaw
  const leftCollateral = collateral.balanceRaw - seized.seizedRaw - seized.feeRaw
  if (leftDebt <= 0n || leftCollateral <= 0n) return false
  const debtBase = mulDivUp({ a: leftDebt, b: debt.priceRaw, denominator: debt.unitRaw })
  const collateralBase = mulDivDown({
    a: leftCollateral,
    b: collateral.priceRaw,
    denominator: collateral.unitRaw,
  })
  return debtBase < leastLeftBase || collateralBase < leastLeftBase
}

function withRepaid(
  state: AaveState,
  parameters: Pair & { readonly seized: Seizure; readonly isBad: boolean },
): AaveOutcome {
  const { collateral, debt, seized, isBad } = parameters
  const { address, debtIndexRay } = debt.reserve
  const burnedRaw = isBad ? debt.balanceRaw : seized.repaidRaw
  const math = mathOf(state)
  // Before 3.2: what is owed at the variable rate first, then at the account's own.
  const { scaledDebt, stableDebtRaw } = positionIn(state, address)
  const variableRaw = math.debt.toBalance(scaledDebt, debtIndexRay)
  const stableRaw = burnedRaw > variableRaw && stableDebtRaw > 0n ? burnedRaw - variableRaw : 0n
  const scaled = math.debt.toBurned(burnedRaw - stableRaw, debtIndexRay)
  const refusal = firstRefusal([[scaled === 0n && stableRaw === 0n, 'InvalidBurnAmount']])
  if (refusal !== undefined) return refusal
  const burned = withDeficit(
    withStableRepaid(withDebt(state, address, -scaled), address, stableRaw),
    debt.reserve,
    burnedRaw - seized.repaidRaw,
  )
  const isolated = isolatedBy(state, { collateral, seized })
  return withIsolationRepaid(burned, {
    isolated,
    debt: debt.reserve,
    repaidRaw: seized.repaidRaw,
  })
}

/**
 * Which isolated collateral a repayment is taken off: the one that is liquidated. Before 3.5 the
 * account's sole collateral, whichever is liquidated, and none when this liquidation empties it.
 */
function isolatedBy(
  state: AaveState,
  { collateral, seized }: Pick<Pair, 'collateral'> & { readonly seized: Seizure },
): AaveReserve | undefined {
  if (!mathOf(state).isHalfUp)
    return isIsolated(state, collateral.reserve) ? collateral.reserve : undefined
  const isCleared = seized.seizedRaw + seized.feeRaw === collateral.balanceRaw
  const { address } = collateral.reserve
  return isolatedCollateral(
    isCleared ? withPosition(state, address, { isCollateral: false }) : state,
  )
}

/**
 * Books the treasury's pending share a second time where collateral and debt are one reserve: the
 * contract takes two copies of the reserve before it updates either, and each books its own.
 */
function withTreasuryTwice(state: AaveState, { collateral, debt }: Pair): AaveState {
  const { address } = debt.reserve
  if (collateral.reserve !== debt.reserve || mathOf(state).isHalfUp) return state
  return withReserve(state, address, ({ treasuryScaled, treasuryPendingScaled }) => ({
    treasuryScaled: treasuryScaled + treasuryPendingScaled,
  }))
}

/** The fee moves to the treasury as aTokens, so it stays in the reserve's total. */
function withSeized(
  state: AaveState,
  { collateral, seized }: Pair & { readonly seized: Seizure },
): AaveOutcome {
  const { address, liquidityIndexRay } = collateral.reserve
  const { supply } = mathOf(state)
  const scaled = supply.toBurned(seized.seizedRaw, liquidityIndexRay)
  if (scaled === 0n) return refuse('InvalidBurnAmount')
  const isCleared = seized.seizedRaw + seized.feeRaw === collateral.balanceRaw
  const burned = withSupply(state, address, -scaled)
  const { scaledSupply } = positionIn(burned, address)
  const fee = supply.toBurned(seized.feeRaw, liquidityIndexRay)
  return withPosition(burned, address, {
    scaledSupply: scaledSupply - (fee > scaledSupply ? scaledSupply : fee),
    ...(isCleared ? { isCollateral: false } : {}),
  })
}

/** Burns what is still owed in every active reserve into that reserve's deficit. */
function withBadDebt(state: AaveState, data: AccountData): AaveState {
  return data.debts.reduce((next, { reserve, balanceRaw }) => {
    const { scaledDebt } = positionIn(next, reserve.address)
    if (scaledDebt === 0n || !reserve.isActive) return next
    return withDeficit(withDebt(next, reserve.address, -scaledDebt), reserve, balanceRaw)
  }, state)
}

function withDeficit(state: AaveState, { address }: AaveReserve, amountRaw: bigint): AaveState {
  return withReserve(state, address, ({ deficitRaw }) => ({ deficitRaw: deficitRaw + amountRaw }))
}
