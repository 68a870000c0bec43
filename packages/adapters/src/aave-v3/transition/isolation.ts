import { mulDivDown } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { hasRule } from '../revisionRules.ts'
import type { AaveOutcome } from './aaveSituation.ts'
import { withReserve } from './editState.ts'
import { firstRefusal } from './refuse.ts'

/** The sole collateral, where it is isolated: it then limits what may be borrowed. */
export function isolatedCollateral(state: AaveState): AaveReserve | undefined {
  const flagged = state.positions.filter(({ isCollateral }) => isCollateral)
  const [sole] = flagged
  if (sole === undefined || flagged.length > 1) return undefined
  const reserve = state.reserves.find(({ address }) => address === sole.asset)
  return reserve !== undefined && isIsolated(state, reserve) ? reserve : undefined
}

/** Whether a reserve is isolated as collateral. From 3.7 none is. */
export function isIsolated(state: AaveState, reserve: AaveReserve): boolean {
  return reserve.debtCeiling !== 0n && !hasRule(state.revision ?? 0, 'plainReserves')
}

/** Takes a repayment off what an isolated collateral stands for; interest may make it more. */
export function withIsolationRepaid(
  state: AaveState,
  { isolated, debt, repaidRaw }: IsolationRepayment,
): AaveState {
  if (isolated === undefined) return state
  const units = isolationUnits(debt, repaidRaw)
  return withReserve(state, isolated.address, ({ isolationDebt }) => ({
    isolationDebt: isolationDebt > units ? isolationDebt - units : 0n,
  }))
}

type IsolationRepayment = {
  readonly isolated: AaveReserve | undefined
  readonly debt: AaveReserve
  readonly repaidRaw: bigint
}

/** An amount in the two decimals a debt ceiling is kept in, rounded down. */
function isolationUnits({ asset }: AaveReserve, amountRaw: bigint): bigint {
  const decimals = asset.decimals === 'unknown' ? 2 : asset.decimals
  return mulDivDown({ a: amountRaw, b: 1n, denominator: 10n ** BigInt(decimals - 2) })
}

/** Adds a loan to what the isolated collateral stands for, as far as its ceiling allows. */
export function withIsolationBorrowed(
  state: AaveState,
  reserve: AaveReserve,
  amountRaw: bigint,
): AaveOutcome {
  const isolated = isolatedCollateral(state)
  if (isolated === undefined) return state
  const isolationDebt = isolated.isolationDebt + isolationUnits(reserve, amountRaw)
  const refusal = firstRefusal([
    [!reserve.isBorrowableInIsolation, 'AssetNotBorrowableInIsolation'],
    [isolationDebt > isolated.debtCeiling, 'DebtCeilingExceeded'],
  ])
  return refusal ?? withReserve(state, isolated.address, () => ({ isolationDebt }))
}
