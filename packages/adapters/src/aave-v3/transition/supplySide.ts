import type { AccountChange } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { collateralTerms } from '../margin/accountData.ts'
import {
  type AaveOutcome,
  type AaveSituation,
  checkOpen,
  isRefusal,
  mathOf,
  reserveIn,
  unitOf,
} from './aaveSituation.ts'
import { checkLeaving } from './checkHealth.ts'
import { positionIn, withPosition, withSupply } from './editState.ts'
import { isIsolated, isolatedCollateral } from './isolation.ts'
import { firstRefusal } from './refuse.ts'

type ChangeOf<kind> = Extract<AccountChange, { readonly kind: kind }>

/**
 * Supplies an asset. The first supply of it becomes collateral where the asset lends, isolation
 * allows, and the asset is not isolated itself.
 *
 * @see SupplyLogic.sol, `executeSupply`.
 */
export function deposit(situation: AaveSituation, change: ChangeOf<'deposit'>): AaveOutcome {
  const { state, owner } = situation
  const reserve = reserveIn(state, change.asset)
  if (isRefusal(reserve)) return reserve
  const { address, liquidityIndexRay, supplyCap, treasuryScaled } = reserve
  const { supply } = mathOf(state)
  const scaled = supply.toMinted(change.amountRaw, liquidityIndexRay)
  const total = supply.toBalance(reserve.scaledSupply + scaled + treasuryScaled, liquidityIndexRay)
  const refusal =
    firstRefusal([[scaled === 0n, 'InvalidAmount']]) ??
    checkOpen(reserve) ??
    firstRefusal([
      [reserve.isFrozen, 'ReserveFrozen'],
      [owner === reserve.aToken, 'SupplyToAToken'],
      [supplyCap !== 0n && total > supplyCap * unitOf(reserve), 'SupplyCapExceeded'],
    ])
  if (refusal !== undefined) return refusal
  const isFirst = positionIn(state, address).scaledSupply === 0n
  const becomesCollateral = isFirst && !isIsolated(state, reserve) && mayCount(state, reserve)
  const next = withSupply(state, address, scaled)
  return becomesCollateral ? withPosition(next, address, { isCollateral: true }) : next
}

/** Withdraws an asset. @see SupplyLogic.sol, `executeWithdraw`. */
export function withdraw(situation: AaveSituation, change: ChangeOf<'withdraw'>): AaveOutcome {
  const { state } = situation
  const reserve = reserveIn(state, change.asset)
  if (isRefusal(reserve)) return reserve
  const { address, liquidityIndexRay } = reserve
  const position = positionIn(state, address)
  const scaled =
    change.amountRaw === 'all'
      ? position.scaledSupply
      : mathOf(state).supply.toBurned(change.amountRaw, liquidityIndexRay)
  const refusal =
    firstRefusal([
      [scaled === 0n, 'InvalidAmount'],
      [scaled > position.scaledSupply, 'NotEnoughAvailableUserBalance'],
    ]) ?? checkOpen(reserve)
  if (refusal !== undefined) return refusal
  const isEmptied = scaled === position.scaledSupply
  const burned = withSupply(state, address, -scaled)
  if (!position.isCollateral) return burned
  const next = isEmptied ? withPosition(burned, address, { isCollateral: false }) : burned
  const owes = next.positions.some(({ scaledDebt }) => scaledDebt !== 0n)
  return (owes ? checkLeaving({ ...situation, state: next }, reserve) : undefined) ?? next
}

/** Counts a balance as collateral, or no longer. @see `executeUseReserveAsCollateral`. */
export function setCollateral(
  situation: AaveSituation,
  change: ChangeOf<'set-collateral'>,
): AaveOutcome {
  const { state } = situation
  const reserve = reserveIn(state, change.asset)
  if (isRefusal(reserve)) return reserve
  const position = positionIn(state, reserve.address)
  const closed = checkOpen(reserve)
  if (closed !== undefined) return closed
  if (position.isCollateral === change.isCounted) return state
  const next = withPosition(state, reserve.address, { isCollateral: change.isCounted })
  const refusal = change.isCounted
    ? firstRefusal([
        [position.scaledSupply === 0n, 'UnderlyingBalanceZero'],
        [!mayCount(state, reserve), 'UserInIsolationModeOrLtvZero'],
      ])
    : checkLeaving({ ...situation, state: next }, reserve)
  return refusal ?? next
}

/** Whether a reserve may be turned into collateral. @see `validateUseAsCollateral`. */
function mayCount(state: AaveState, reserve: AaveReserve): boolean {
  if (collateralTerms(state, reserve).ltvBps === 0n) return false
  if (state.positions.every(({ isCollateral }) => !isCollateral)) return true
  return isolatedCollateral(state) === undefined && !isIsolated(state, reserve)
}
