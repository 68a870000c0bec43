import { AaveLogError } from '../aaveLogError.ts'
import { hasRule } from '../revisionRules.ts'
import { scaledMath } from './scaledMath.ts'

/** A `Mint` or `Burn` of a scaled token, and the scaled balance it found. */
export type ScaledFromLogParameters = {
  readonly kind: 'Mint' | 'Burn'
  readonly revision: number
  readonly isDebt: boolean
  readonly scaledBefore: bigint
  readonly valueRaw: bigint
  readonly balanceIncreaseRaw: bigint
  /** The event's own index: the reserve's row may be newer or older within the transaction. */
  readonly indexRay: bigint
}

/**
 * Recovers a scaled balance from a log that only tells the unscaled change.
 *
 * From 3.5 the token emits `value = next − previous` and `increase = now − previous`, so
 * `next = balance(before) ± value − increase`; an index of at least one ray makes scaled to balance
 * injective, so `next` has one scaled origin: ⌈next/i⌉ of a floored balance, ⌊next/i⌋ of a ceiled.
 * Before 3.5 the amount itself is in the log and is scaled half up. A burn smaller than the interest
 * it meets is emitted as a `Mint`; a transfer's interest as a `Mint` that changes nothing.
 *
 * @returns the scaled balance after the log.
 * @throws AaveLogError when the log would leave less than nothing.
 * @see ScaledBalanceTokenBase.sol, `_mintScaled` and `_burnScaled`.
 */
export function scaledFromLog(parameters: ScaledFromLogParameters): bigint {
  const { kind, revision, scaledBefore, valueRaw, balanceIncreaseRaw, indexRay } = parameters
  const { toBalance, toBurned } = scaledMath(parameters)
  const change = (kind === 'Mint' ? valueRaw : -valueRaw) - balanceIncreaseRaw
  if (!hasRule(revision, 'directionalRounding')) {
    const scaled = toBurned(change < 0n ? -change : change, indexRay)
    return notNegative(change < 0n ? scaledBefore - scaled : scaledBefore + scaled)
  }
  // A burn's rounding is the inverse of its own balance's: up where the balance was rounded down.
  return toBurned(notNegative(toBalance(scaledBefore, indexRay) + change), indexRay)
}

/**
 * Passes an amount that may not be negative. Only a contract that is not what it says it is makes it
 * so, and that is not the chain's fault: the log is set aside, its deployment is unknown, all else
 * goes on.
 *
 * @throws AaveLogError
 */
export function notNegative(amount: bigint): bigint {
  if (amount < 0n) throw new AaveLogError({ amount })
  return amount
}
