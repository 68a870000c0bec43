import type { Address, BlockRef, Refusal } from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { type ScaledMath, scaledMath } from '../interest/scaledMath.ts'
import { hasRule } from '../revisionRules.ts'
import { firstRefusal, refuse } from './refuse.ts'

/** An account, the prices and the block a change is tried at. */
export type AaveSituation = {
  readonly owner: Address
  readonly at: BlockRef
  readonly state: AaveState
  readonly prices: ReadonlyMap<Address, bigint>
}

/** What a change leads to. */
export type AaveOutcome = AaveState | Refusal

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: AaveReserve | AaveOutcome): outcome is Refusal {
  return 'kind' in outcome && outcome.kind === 'refusal'
}

/** The listed reserve of an asset, or why nothing can be said of it. */
export function reserveIn(state: AaveState, asset: Address): AaveReserve | Refusal {
  const address = asset.toLowerCase()
  const reserve = state.reserves.find((listed) => listed.address === address)
  if (reserve === undefined) return refuse('AssetNotListed')
  return reserve.asset.decimals === 'unknown' ? refuse('DecimalsUnknown') : reserve
}

/** Whether a reserve does anything at all now. */
export function checkOpen({ isActive, isPaused }: AaveReserve): Refusal | undefined {
  return firstRefusal([
    [!isActive, 'ReserveInactive'],
    [isPaused, 'ReservePaused'],
  ])
}

/** The roundings of the pool's aTokens and debt tokens. */
export function mathOf(state: AaveState): {
  readonly supply: ScaledMath
  readonly debt: ScaledMath
  /** Before 3.5, when the pool also compared amounts where it now compares scaled ones. */
  readonly isHalfUp: boolean
} {
  const revision = state.revision ?? 0
  return {
    isHalfUp: !hasRule(revision, 'directionalRounding'),
    supply: scaledMath({ revision, isDebt: false }),
    debt: scaledMath({ revision, isDebt: true }),
  }
}

/** One whole unit of a reserve's asset, raw. */
export function unitOf({ asset }: AaveReserve): bigint {
  return 10n ** BigInt(asset.decimals === 'unknown' ? 0 : asset.decimals)
}
