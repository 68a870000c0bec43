import type { Address } from '@crossmargin/core'
import { type AavePosition, type AaveReserve, type AaveState, isEmpty } from '../aaveState.ts'

/** An account's part in a reserve; nothing where it has none. */
export function positionIn(state: AaveState, asset: Address): AavePosition {
  const none = { asset, scaledSupply: 0n, scaledDebt: 0n, stableDebtRaw: 0n, isCollateral: false }
  return state.positions.find((position) => position.asset === asset) ?? none
}

/** A state with one reserve changed. */
export function withReserve(
  state: AaveState,
  asset: Address,
  change: (reserve: AaveReserve) => Partial<AaveReserve>,
): AaveState {
  const reserves = state.reserves.map((reserve) =>
    reserve.address === asset ? { ...reserve, ...change(reserve) } : reserve,
  )
  return { ...state, reserves }
}

/** A state with the account's part in one reserve changed; the order of reserves is kept. */
export function withPosition(
  state: AaveState,
  asset: Address,
  change: Partial<AavePosition>,
): AaveState {
  const changed = { ...positionIn(state, asset), ...change }
  const positions = state.reserves.flatMap(({ address }) => {
    const position = address === asset ? changed : positionIn(state, address)
    return isEmpty(position) ? [] : [position]
  })
  return { ...state, positions }
}

/** Adds to the account's scaled balance and to the reserve's total; that touches the reserve. */
export function withSupply(state: AaveState, asset: Address, scaled: bigint): AaveState {
  const { scaledSupply } = positionIn(state, asset)
  const next = withPosition(state, asset, { scaledSupply: scaledSupply + scaled })
  return withReserve(next, asset, (reserve) => ({
    scaledSupply: reserve.scaledSupply + scaled,
    treasuryPendingScaled: 0n,
  }))
}

/** Adds to the account's scaled debt and to the reserve's total; that touches the reserve. */
export function withDebt(state: AaveState, asset: Address, scaled: bigint): AaveState {
  const { scaledDebt } = positionIn(state, asset)
  const next = withPosition(state, asset, { scaledDebt: scaledDebt + scaled })
  return withReserve(next, asset, (reserve) => ({
    scaledDebt: reserve.scaledDebt + scaled,
    treasuryPendingScaled: 0n,
  }))
}

/** Takes a repayment off a debt at a rate of its own, and off the reserve's total of such debts. */
export function withStableRepaid(state: AaveState, asset: Address, repaidRaw: bigint): AaveState {
  const { stableDebtRaw } = positionIn(state, asset)
  const next = withPosition(state, asset, { stableDebtRaw: stableDebtRaw - repaidRaw })
  return withReserve(next, asset, (reserve) => ({
    // Totals and single debts accrue apart, so the last repayment may exceed the total.
    stableDebtRaw: reserve.stableDebtRaw > repaidRaw ? reserve.stableDebtRaw - repaidRaw : 0n,
    treasuryPendingScaled: 0n,
  }))
}
