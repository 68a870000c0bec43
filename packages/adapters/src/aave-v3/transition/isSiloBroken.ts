import { type AaveReserve, type AaveState, owes } from '../aaveState.ts'

/** Whether a loan of a reserve would break a silo. @see `getSiloedBorrowingState`. */
export function isSiloBroken(state: AaveState, reserve: AaveReserve): boolean {
  const debts = state.positions.filter(owes)
  const [sole] = debts
  if (sole === undefined) return false
  const owed = state.reserves.find(({ address }) => address === sole.asset)
  const isSiloed = debts.length === 1 && owed?.isSiloed === true
  return isSiloed ? owed.address !== reserve.address : reserve.isSiloed
}
