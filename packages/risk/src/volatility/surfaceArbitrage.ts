import { sviTotalVariance } from './rawSvi.ts'
import { type SmileArbitrage, smileArbitrage, smileGrid } from './smileArbitrage.ts'
import type { VolatilitySlice, VolatilitySurface } from './volatilitySurface.ts'

/** Where total variance falls from one expiry to the next. */
export type CalendarCheck = {
  readonly earlierYears: number
  readonly laterYears: number
  /** Largest fall of total variance; at most 0 where there is none. */
  readonly crossing: number
  readonly atLogMoneyness: number
  /** The later wings are at least as steep, so that no crossing waits beyond the grid. */
  readonly areWingsOrdered: boolean
}

/** Static arbitrage of a surface: butterflies in each smile, calendars between neighbours. */
export type SurfaceArbitrage = {
  readonly isFree: boolean
  readonly smiles: readonly (SmileArbitrage & { readonly timeYears: number })[]
  readonly calendars: readonly CalendarCheck[]
}

/** Checks every smile for butterfly arbitrage and every pair of neighbours for calendar arbitrage. */
export function surfaceArbitrage({ slices }: VolatilitySurface): SurfaceArbitrage {
  const smiles = slices.map(({ timeYears, svi }) => ({ timeYears, ...smileArbitrage(svi) }))
  const calendars = slices
    .slice(1)
    .map((later, index) => calendarCheck({ earlier: slices[index] as VolatilitySlice, later }))
  const isFree =
    smiles.every((smile) => smile.isFree) &&
    calendars.every((it) => it.crossing <= 0 && it.areWingsOrdered)
  return { isFree, smiles, calendars }
}

/** Compares the total variance of two expiries on a grid about both bends, and in the wings. */
export function calendarCheck(pair: {
  readonly earlier: VolatilitySlice
  readonly later: VolatilitySlice
}): CalendarCheck {
  const { earlier, later } = pair
  const reach = Math.max(3, 20 * earlier.svi.sigma, 20 * later.svi.sigma)
  let crossing = Number.NEGATIVE_INFINITY
  let atLogMoneyness = 0
  for (const k of [...smileGrid(earlier.svi, reach), ...smileGrid(later.svi, reach)]) {
    const fall = sviTotalVariance(earlier.svi, k) - sviTotalVariance(later.svi, k)
    if (fall > crossing) {
      crossing = fall
      atLogMoneyness = k
    }
  }
  const slack = 1e-14
  const areWingsOrdered =
    later.svi.b * (1 + later.svi.rho) >= earlier.svi.b * (1 + earlier.svi.rho) - slack &&
    later.svi.b * (1 - later.svi.rho) >= earlier.svi.b * (1 - earlier.svi.rho) - slack
  const { timeYears: earlierYears } = earlier
  return { earlierYears, laterYears: later.timeYears, crossing, atLogMoneyness, areWingsOrdered }
}
