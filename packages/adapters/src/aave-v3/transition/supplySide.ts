import type { AccountChange } from '@crossmargin/core'
import { type AaveReserve, type AaveState, owes } from '../aaveState.ts'
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
  const { amountRaw } = change
  const { supply, isHalfUp } = mathOf(state)
  const scaled = supply.toMinted(amountRaw, liquidityIndexRay)
  const before = reserve.scaledSupply + treasuryScaled
  const total = isHalfUp
    ? supply.toBalance(before, liquidityIndexRay) + amountRaw
    : supply.toBalance(before + scaled, liquidityIndexRay)
  const refusal =
    firstRefusal([[(isHalfUp ? amountRaw : scaled) === 0n, 'InvalidAmount']]) ??
    checkOpen(reserve) ??
    firstRefusal([
      [reserve.isFrozen, 'ReserveFrozen'],
      [!isHalfUp && owner === reserve.aToken, 'SupplyToAToken'],
      [supplyCap !== 0n && total > supplyCap * unitOf(reserve), 'SupplyCapExceeded'],
      [scaled === 0n, 'InvalidMintAmount'],
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
  const { supply, isHalfUp } = mathOf(state)
  const isAll = change.amountRaw === 'all'
  const balanceRaw = supply.toBalance(position.scaledSupply, liquidityIndexRay)
  const amountRaw = change.amountRaw === 'all' ? balanceRaw : change.amountRaw
  const scaled = isAll ? position.scaledSupply : supply.toBurned(amountRaw, liquidityIndexRay)
  // Before 3.5 amounts are compared, from then on what they are scaled.
  const [asked, held] = isHalfUp ? [amountRaw, balanceRaw] : [scaled, position.scaledSupply]
  const refusal =
    firstRefusal([
      [asked === 0n, 'InvalidAmount'],
      [asked > held, 'NotEnoughAvailableUserBalance'],
    ]) ??
    checkOpen(reserve) ??
    firstRefusal([[scaled === 0n, 'InvalidBurnAmount']])
  if (refusal !== undefined) return refusal
  const isEmptied = asked === held
  const burned = withSupply(state, address, -scaled)
  if (!position.isCollateral) return burned
  const next = isEmptied ? withPosition(burned, address, { isCollateral: false }) : burned
  const isOwing = next.positions.some(owes)
  return (isOwing ? checkLeaving({ ...situation, state: next }, reserve) : undefined) ?? next
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
  const isEmpty = position.scaledSupply === 0n
  const closed =
    firstRefusal([[mathOf(state).isHalfUp && isEmpty, 'UnderlyingBalanceZero']]) ??
    checkOpen(reserve)
  if (closed !== undefined) return closed
  if (position.isCollateral === change.isCounted) return state
  const next = withPosition(state, reserve.address, { isCollateral: change.isCounted })
  const refusal = change.isCounted
    ? firstRefusal([
        [isEmpty, 'UnderlyingBalanceZero'],
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
