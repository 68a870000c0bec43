import type { Refusal } from '@crossmargin/core'
import type { AaveState } from '../aaveState.ts'
import { categoryOf, collateralTerms, isIn } from '../margin/accountData.ts'
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
  if (state.categoryId === categoryId) return state
  const next = { ...state, categoryId }
  return checkCategory(state, categoryId) ?? checkHealth({ ...situation, state: next }) ?? next
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
        [position.scaledDebt !== 0n && !lends, 'InvalidDebtInEmode'],
        [position.isCollateral && ltvBps === 0n, 'InvalidCollateralInEmode'],
      ]
    }),
  ])
}
