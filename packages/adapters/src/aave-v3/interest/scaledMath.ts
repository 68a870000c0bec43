import { mulDivDown, mulDivHalfUp, mulDivUp, RAY } from '@crossmargin/core'
import { hasRule } from '../revisionRules.ts'

/** Between scaled amounts and amounts, as one side's token of one Pool revision rounds. */
export type ScaledMath = {
  /** What a scaled balance is worth. */
  readonly toBalance: (scaled: bigint, indexRay: bigint) => bigint
  /** What a deposit or a loan adds, scaled. */
  readonly toMinted: (amountRaw: bigint, indexRay: bigint) => bigint
  /** What a withdrawal or a repayment takes, scaled. */
  readonly toBurned: (amountRaw: bigint, indexRay: bigint) => bigint
}

/**
 * Picks the roundings of a token.
 *
 * From 3.5: aToken balance ⌊s·i⌋, mint ⌊a/i⌋, burn ⌈a/i⌉; debt token balance ⌈s·i⌉, mint ⌈a/i⌉,
 * burn ⌊a/i⌋. Before: all half up.
 *
 * @see aave-v3-origin 3.6.0, `TokenMath.sol`; 3.4 and before, `rayMul` and `rayDiv`.
 */
export function scaledMath(parameters: {
  readonly revision: number
  readonly isDebt: boolean
}): ScaledMath {
  if (!hasRule(parameters.revision, 'directionalRounding')) return halfUp
  return parameters.isDebt ? debtUp : supplyDown
}

type Round = typeof mulDivDown

function roundings(round: Record<keyof ScaledMath, Round>): ScaledMath {
  const divide =
    (by: Round) =>
    (amountRaw: bigint, indexRay: bigint): bigint =>
      by({ a: amountRaw, b: RAY, denominator: indexRay })
  return {
    toBalance: (scaled, indexRay) => round.toBalance({ a: scaled, b: indexRay, denominator: RAY }),
    toMinted: divide(round.toMinted),
    toBurned: divide(round.toBurned),
  }
}

const halfUp = roundings({
  toBalance: mulDivHalfUp,
  toMinted: mulDivHalfUp,
  toBurned: mulDivHalfUp,
})
const supplyDown = roundings({ toBalance: mulDivDown, toMinted: mulDivDown, toBurned: mulDivUp })
const debtUp = roundings({ toBalance: mulDivUp, toMinted: mulDivUp, toBurned: mulDivDown })
