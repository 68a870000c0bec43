import { UnrepairableSmileError } from './errors/unrepairableSmileError.ts'
import type { RawSvi } from './rawSvi.ts'
import { repairSmile } from './repairSmile.ts'
import { smileArbitrage } from './smileArbitrage.ts'
import { calendarCheck, type SurfaceArbitrage, surfaceArbitrage } from './surfaceArbitrage.ts'
import type { VolatilitySlice, VolatilitySurface } from './volatilitySurface.ts'

/** One thing a repair did to one slice. */
export type SurfaceChange = {
  readonly timeYears: number
  readonly reason: 'butterfly' | 'calendar'
  readonly parameter: 'a' | 'b' | 'rho' | 'm' | 'sigma'
  readonly from: number
  readonly to: number
}

export type SurfaceRepair = {
  readonly surface: VolatilitySurface
  /** In the order they were made; empty when the surface was free. */
  readonly changes: readonly SurfaceChange[]
  readonly before: SurfaceArbitrage
  readonly after: SurfaceArbitrage
}

/**
 * Frees a surface of static arbitrage, slice by slice from the earliest.
 *
 * A smile with butterfly arbitrage is repaired by itself. One that falls below the smile before it
 * gets wings at least as steep and is lifted by the largest crossing: the later smile moves, as the
 * nearer expiry is the better quoted one. A lift may open a butterfly and a repair of it a crossing,
 * so both are repeated until neither has anything to do.
 *
 * @returns the surface and every change of every parameter.
 * @throws UnrepairableSmileError where that does not settle within ten rounds.
 */
export function repairSurface(surface: VolatilitySurface): SurfaceRepair {
  const changes: SurfaceChange[] = []
  const slices: VolatilitySlice[] = []
  for (const slice of surface.slices) {
    slices.push(repairSlice(slice, { earlier: slices[slices.length - 1], changes }))
  }
  const repaired = { slices }
  return {
    surface: repaired,
    changes,
    before: surfaceArbitrage(surface),
    after: surfaceArbitrage(repaired),
  }
}

function repairSlice(
  slice: VolatilitySlice,
  parameters: { readonly earlier: VolatilitySlice | undefined; readonly changes: SurfaceChange[] },
): VolatilitySlice {
  const { earlier, changes } = parameters
  const { timeYears } = slice
  let current = slice
  for (let round = 0; round < 10; round += 1) {
    const { svi: free } = repairSmile(current.svi, { timeYears })
    changes.push(...changesOf({ timeYears, reason: 'butterfly', from: current.svi, to: free }))
    current = { ...current, svi: free }
    if (earlier === undefined) return current
    const lifted = liftOver({ earlier, later: current })
    changes.push(...changesOf({ timeYears, reason: 'calendar', from: current.svi, to: lifted }))
    current = { ...current, svi: lifted }
    if (smileArbitrage(lifted).isFree) return current
  }
  const { leastG } = smileArbitrage(current.svi)
  throw new UnrepairableSmileError({ timeYears, quantity: 'the least g', value: leastG })
}

/** The later smile with wings at least as steep as the earlier's, and nowhere below it. */
function liftOver(pair: {
  readonly earlier: VolatilitySlice
  readonly later: VolatilitySlice
}): RawSvi {
  const { earlier, later } = pair
  const wings = (svi: RawSvi): readonly [number, number] => [
    svi.b * (1 - svi.rho),
    svi.b * (1 + svi.rho),
  ]
  const [left, right] = wings(later.svi)
  const [leastLeft, leastRight] = wings(earlier.svi)
  const svi = withWings(later.svi, {
    earlier: earlier.svi,
    isLeft: left < leastLeft,
    isRight: right < leastRight,
  })
  const { crossing } = calendarCheck({ earlier, later: { ...later, svi } })
  // A hair more than the crossing: the sum of level and wings rounds.
  return crossing > 0 ? { ...svi, a: svi.a + crossing * (1 + 1e-12) + 1e-15 } : svi
}

/** A smile that takes the wings that are named from an earlier one. */
function withWings(
  svi: RawSvi,
  parameters: { readonly earlier: RawSvi; readonly isLeft: boolean; readonly isRight: boolean },
): RawSvi {
  const { earlier, isLeft, isRight } = parameters
  if (!isLeft && !isRight) return svi
  // Both wings are the earlier's slope and tilt as they stand, without a rounding.
  if (isLeft && isRight) return { ...svi, b: earlier.b, rho: earlier.rho }
  const left = isLeft ? earlier.b * (1 - earlier.rho) : svi.b * (1 - svi.rho)
  const right = isRight ? earlier.b * (1 + earlier.rho) : svi.b * (1 + svi.rho)
  return { ...svi, b: 0.5 * (left + right), rho: (right - left) / (right + left) }
}

function changesOf(step: {
  readonly timeYears: number
  readonly reason: SurfaceChange['reason']
  readonly from: RawSvi
  readonly to: RawSvi
}): readonly SurfaceChange[] {
  const { timeYears, reason, from, to } = step
  return (['a', 'b', 'rho', 'm', 'sigma'] as const)
    .filter((parameter) => from[parameter] !== to[parameter])
    .map((parameter) => ({
      timeYears,
      reason,
      parameter,
      from: from[parameter],
      to: to[parameter],
    }))
}
