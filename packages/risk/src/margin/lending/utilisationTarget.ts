import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'

/** Totals of a lending market and the utilisation that is aimed at. */
export type UtilisationTarget = {
  readonly suppliedRaw: bigint
  readonly borrowedRaw: bigint
  /** 1e18 = 100 %. */
  readonly targetWad: bigint
}

/**
 * The smallest supply that brings utilisation down to the target.
 *
 *     max(0, ceil(borrowed / target) − supplied)
 *
 * @returns `'unreachable'` for a target of zero while anything is borrowed.
 */
export function supplyToUtilisation(target: UtilisationTarget): bigint | 'unreachable' {
  if (target.targetWad === 0n) return target.borrowedRaw === 0n ? 0n : 'unreachable'
  return floorAtZero(neededSupply(target) - target.suppliedRaw)
}

/** The most that can be withdrawn until utilisation is up at the target: `max(0, supplied − needed)`. */
export function withdrawToUtilisation(target: UtilisationTarget): bigint {
  if (target.targetWad === 0n) return target.borrowedRaw === 0n ? target.suppliedRaw : 0n
  return floorAtZero(target.suppliedRaw - neededSupply(target))
}

/** The most that can be borrowed until utilisation is up at the target. */
export function borrowToUtilisation(target: UtilisationTarget): bigint {
  return floorAtZero(targetBorrow(target) - target.borrowedRaw)
}

/** The smallest repayment that brings utilisation down to the target. */
export function repayToUtilisation(target: UtilisationTarget): bigint {
  return floorAtZero(target.borrowedRaw - targetBorrow(target))
}

/** Borrowed over supplied, 1e18 = 100 %, down; `'no-supply'` where something is borrowed of nothing. */
export function utilisation(
  market: Pick<UtilisationTarget, 'suppliedRaw' | 'borrowedRaw'>,
): bigint | 'no-supply' {
  if (market.suppliedRaw === 0n) return market.borrowedRaw === 0n ? 0n : 'no-supply'
  return mulDivDown({ a: market.borrowedRaw, b: WAD, denominator: market.suppliedRaw })
}

function neededSupply({ borrowedRaw, targetWad }: UtilisationTarget): bigint {
  return mulDivUp({ a: borrowedRaw, b: WAD, denominator: targetWad })
}

function targetBorrow({ suppliedRaw, targetWad }: UtilisationTarget): bigint {
  return mulDivDown({ a: suppliedRaw, b: targetWad, denominator: WAD })
}

function floorAtZero(value: bigint): bigint {
  return value > 0n ? value : 0n
}
