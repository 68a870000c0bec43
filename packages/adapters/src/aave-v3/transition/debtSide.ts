import type { AccountChange, Refusal } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { categoryOf, isIn } from '../margin/accountData.ts'
import { hasRule } from '../revisionRules.ts'
import {
  type AaveOutcome,
  type AaveSituation,
  checkOpen,
  isRefusal,
  mathOf,
  reserveIn,
  unitOf,
} from './aaveSituation.ts'
import { borrowBefore35 } from './borrowBefore35.ts'
import { checkBorrowed } from './checkHealth.ts'
import { positionIn, withDebt } from './editState.ts'
import { isolatedCollateral, withIsolationBorrowed, withIsolationRepaid } from './isolation.ts'
import { isSiloBroken } from './isSiloBroken.ts'
import { firstRefusal } from './refuse.ts'

type ChangeOf<kind> = Extract<AccountChange, { readonly kind: kind }>

/**
 * Borrows at the variable rate. Whether the reserve has that much to pay out is not in the state.
 *
 * @see BorrowLogic.sol, `executeBorrow`; ValidationLogic.sol, `validateBorrow`.
 */
export function borrow(situation: AaveSituation, change: ChangeOf<'borrow'>): AaveOutcome {
  const { state } = situation
  const reserve = reserveIn(state, change.asset)
  if (isRefusal(reserve)) return reserve
  if (!hasRule(state.revision ?? 0, 'judgedAfterLoan'))
    return borrowBefore35(situation, { reserve, amountRaw: change.amountRaw })
  const { address, debtIndexRay, borrowCap } = reserve
  const { supply, debt } = mathOf(state)
  const scaled = debt.toMinted(change.amountRaw, debtIndexRay)
  const amountRaw = debt.toBalance(scaled, debtIndexRay)
  const supplied = supply.toBalance(reserve.scaledSupply, reserve.liquidityIndexRay)
  const total = debt.toBalance(reserve.scaledDebt + scaled, debtIndexRay)
  const hasSentinel = !hasRule(state.revision ?? 0, 'plainReserves')
  const refusal =
    firstRefusal([[scaled === 0n, 'InvalidAmount']]) ??
    checkOpen(reserve) ??
    firstRefusal([[reserve.isFrozen, 'ReserveFrozen']]) ??
    checkLends(state, reserve) ??
    firstRefusal([
      [supplied < amountRaw, 'InvalidAmount'],
      [hasSentinel && !state.isBorrowAllowed, 'PriceOracleSentinelCheckFailed'],
      [borrowCap !== 0n && total > borrowCap * unitOf(reserve), 'BorrowCapExceeded'],
      [hasSentinel && isSiloBroken(state, reserve), 'SiloedBorrowingViolation'],
    ])
  if (refusal !== undefined) return refusal
  const owed = withDebt(state, address, scaled)
  const next = withIsolationBorrowed(owed, reserve, change.amountRaw)
  return isRefusal(next) ? next : (checkBorrowed({ ...situation, state: next }) ?? next)
}

/** Repays a debt with the asset itself. @see BorrowLogic.sol, `executeRepay`. */
export function repay({ state }: AaveSituation, change: ChangeOf<'repay'>): AaveOutcome {
  const reserve = reserveIn(state, change.asset)
  if (isRefusal(reserve)) return reserve
  const { address, debtIndexRay } = reserve
  const { debt } = mathOf(state)
  const { scaledDebt } = positionIn(state, address)
  const owedRaw = debt.toBalance(scaledDebt, debtIndexRay)
  const { amountRaw } = change
  const repaidRaw = amountRaw === 'all' || amountRaw > owedRaw ? owedRaw : amountRaw
  const scaled = debt.toBurned(repaidRaw, debtIndexRay)
  const refusal =
    firstRefusal([[amountRaw === 0n, 'InvalidAmount']]) ??
    checkOpen(reserve) ??
    firstRefusal([
      [scaledDebt === 0n, 'NoDebtOfSelectedType'],
      [scaled === 0n, 'InvalidBurnAmount'],
    ])
  if (refusal !== undefined) return refusal
  const isolated = isolatedCollateral(state)
  const burned = withDebt(state, address, scaled > scaledDebt ? -scaledDebt : -scaled)
  return withIsolationRepaid(burned, { isolated, debt: reserve, repaidRaw })
}

/** In a category its bitmap decides who lends, outside the reserve's own flag. */
function checkLends(state: AaveState, reserve: AaveReserve): Refusal | undefined {
  const category = categoryOf(state, state.categoryId)
  return category === undefined
    ? firstRefusal([[!reserve.isBorrowable, 'BorrowingNotEnabled']])
    : firstRefusal([[!isIn(category.borrowableBitmap, reserve), 'NotBorrowableInEMode']])
}
