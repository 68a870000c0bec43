import { UnrepairableSmileError } from './errors/unrepairableSmileError.ts'
import { assertRawSvi, type RawSvi, sviTotalVariance } from './rawSvi.ts'
import { type SmileArbitrage, smileArbitrage, smileGrid } from './smileArbitrage.ts'
import { fromJumpWings, type SviJumpWings, toJumpWings } from './sviJumpWings.ts'

/** A repaired smile and what the repair did to it. */
export type SmileRepair = {
  readonly svi: RawSvi
  /** What was changed, in jump-wings terms; empty when nothing had to be. */
  readonly changes: readonly {
    readonly parameter: 'c' | 'vtilde'
    readonly from: number
    readonly to: number
  }[]
  /** Share of the way to the smile that is surely free of arbitrage, in [0, 1]. */
  readonly share: number
  /** Largest change of volatility over |k| up to 1, annualised, and where. */
  readonly largestMove: { readonly volatility: number; readonly atLogMoneyness: number }
  readonly before: SmileArbitrage
  readonly after: SmileArbitrage
}

/**
 * Frees a smile of butterfly arbitrage while keeping its variance, skew and left wing.
 *
 * Gatheral and Jacquier's replacement is surely free:
 *
 *     c' = p + 2ψ        ṽ' = v · 4 p c' / (p + c')²
 *
 * It changes more than most smiles need, so the repair goes from the smile towards it only as far as
 * the check asks, found by bisection on the share of the way.
 *
 * @param parameters `timeYears` above 0: volatility is total variance over it.
 * @returns the smile itself, unchanged, when it is free already.
 * @throws UnrepairableSmileError where the replacement does not exist.
 * @throws InvalidSviError, InvalidTimeError
 * @see Gatheral and Jacquier (2014), section 5.1.
 */
export function repairSmile(svi: RawSvi, parameters: { readonly timeYears: number }): SmileRepair {
  const { timeYears } = parameters
  assertRawSvi(svi)
  const before = smileArbitrage(svi)
  const still = { volatility: 0, atLogMoneyness: 0 }
  if (before.isFree)
    return { svi, changes: [], share: 0, largestMove: still, before, after: before }
  const wings = toJumpWings(svi, timeYears)
  const free = freeJumpWings(wings, timeYears)
  const at = (share: number): RawSvi =>
    fromJumpWings(
      {
        ...wings,
        c: wings.c + share * (free.c - wings.c),
        vtilde: wings.vtilde + share * (free.vtilde - wings.vtilde),
      },
      timeYears,
    )
  let [from, to] = [0, 1]
  for (let step = 0; step < 40; step += 1) {
    const middle = 0.5 * (from + to)
    if (smileArbitrage(at(middle)).isFree) to = middle
    else from = middle
  }
  const repaired = at(to)
  const after = smileArbitrage(repaired)
  if (!after.isFree) {
    throw new UnrepairableSmileError({ timeYears, quantity: 'the least g', value: after.leastG })
  }
  const reached = toJumpWings(repaired, timeYears)
  const changes = (['c', 'vtilde'] as const)
    .map((parameter) => ({ parameter, from: wings[parameter], to: reached[parameter] }))
    .filter((change) => change.from !== change.to)
  return {
    svi: repaired,
    changes,
    share: to,
    largestMove: largestMove(svi, { repaired, timeYears }),
    before,
    after,
  }
}

/**
 * States the jump-wings smile with the same variance, skew and left wing that is surely free of
 * butterfly arbitrage: the SSVI smile through them.
 *
 * @throws UnrepairableSmileError where p + 2ψ is not positive.
 */
export function freeJumpWings(wings: SviJumpWings, timeYears: number): SviJumpWings {
  const { v, psi, p } = wings
  const c = p + 2 * psi
  if (!(c > 0 && v > 0)) {
    throw new UnrepairableSmileError({ timeYears, quantity: 'p + 2 psi', value: c })
  }
  return { ...wings, c, vtilde: (v * 4 * p * c) / (p + c) ** 2 }
}

function largestMove(
  svi: RawSvi,
  parameters: { readonly repaired: RawSvi; readonly timeYears: number },
): SmileRepair['largestMove'] {
  const { repaired, timeYears } = parameters
  const volatility = (smile: RawSvi, k: number): number =>
    Math.sqrt(Math.max(0, sviTotalVariance(smile, k)) / timeYears)
  let worst = { volatility: 0, atLogMoneyness: 0 }
  for (const k of smileGrid({ ...svi, m: 0 }, 1)) {
    const move = volatility(repaired, k) - volatility(svi, k)
    if (Math.abs(move) > Math.abs(worst.volatility)) worst = { volatility: move, atLogMoneyness: k }
  }
  return worst
}
