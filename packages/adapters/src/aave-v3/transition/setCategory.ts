import type { Refusal } from '@crossmargin/core'
import { type AaveState, owes } from '../aaveState.ts'
import { categoryOf, collateralTerms, isIn } from '../margin/accountData.ts'
import { hasRule } from '../revisionRules.ts'
import type { AaveOutcome, AaveSituation } from './aaveSituation.ts'
import { checkHealth } from './checkHealth.ts'
import { type Check, firstRefusal } from './refuse.ts'

/**
 * Enters, changes or (0) leaves an eMode category: every debt must be borrowable and every
 * collateral must lend there.
 *
 * @see SupplyLogic.sol, `executeSetUserEMode`; ValidationLogic.sol, `validateSetUserEMode`.
 */
export function setCategory(
  situation: AaveSituation,
  { categoryId }: { readonly categoryId: number },
): AaveOutcome {
  const { state } = situation
  if (!hasRule(state.revision ?? 0, 'categoryBitmaps'))
    return setCategoryBefore32(situation, categoryId)
  if (state.categoryId === categoryId) return state
  const next = { ...state, categoryId }
  return checkCategory(state, categoryId) ?? checkHealth({ ...situation, state: next }) ?? next
}

/** Debts alone are looked at, and health only where a category is left or changed. */
function setCategoryBefore32(situation: AaveSituation, categoryId: number): AaveOutcome {
  const { state } = situation
  const category = categoryOf(state, categoryId)
  const owed = state.reserves.filter(({ address }) =>
    state.positions.some((position) => position.asset === address && owes(position)),
  )
  const isForeign = owed.some(
    (reserve) => category !== undefined && !isIn(category.borrowableBitmap, reserve),
  )
  const next = { ...state, categoryId }
  const refusal = firstRefusal([
    [categoryId !== 0 && category === undefined, 'InconsistentEModeCategory'],
    [isForeign, 'InvalidDebtInEmode'],
  ])
  const isUnguarded = state.categoryId === 0 || state.positions.length === 0
  return refusal ?? (isUnguarded ? undefined : checkHealth({ ...situation, state: next })) ?? next
}

function checkCategory(state: AaveState, categoryId: number): Refusal | undefined {
  const category = categoryOf(state, categoryId)
  const held = state.positions.flatMap((position) => {
    const reserve = state.reserves.find(({ address }) => address === position.asset)
    return reserve === undefined ? [] : [{ position, reserve }]
  })
  return firstRefusal([
    [categoryId !== 0 && category === undefined, 'InconsistentEModeCategory'],
    ...held.flatMap(({ position, reserve }): readonly Check[] => {
      const lends =
        category === undefined ? reserve.isBorrowable : isIn(category.borrowableBitmap, reserve)
      const { ltvBps } = collateralTerms(state, reserve, categoryId)
      return [
        [owes(position) && !lends, 'InvalidDebtInEmode'],
        [position.isCollateral && ltvBps === 0n, 'InvalidCollateralInEmode'],
      ]
    }),
  ])
}
