import { at } from '../matrix/at.ts'

/** What is known on the evening of a day: everything up to it, and nothing after. */
export type VolatilityHistory = {
  /** Oldest first. */
  readonly returns: ArrayLike<number>
  /** Variance realised on each day, from finer data; squared returns where there is none. */
  readonly realisedVariances: ArrayLike<number>
  /**
   * Further features of each day known on its evening: funding, open interest, depth. One array a
   * feature, as long as the returns.
   */
  readonly features?: readonly ArrayLike<number>[]
}

/** A model of tomorrow's variance: fitted on a history, it forecasts from the same or a longer one. */
export type VolatilityForecaster = {
  readonly name: string
  /** Fewest observations that {@link fit} needs. */
  readonly minimumObservations: number
  /** Fits and returns the forecast of the variance of the day after a history; above zero. */
  readonly fit: (history: VolatilityHistory) => (history: VolatilityHistory) => number
}

/** Averages the last so many of the first `end` values. */
export function trailingMean(
  values: ArrayLike<number>,
  { end, window }: { readonly end: number; readonly window: number },
): number {
  const from = Math.max(0, end - window)
  let sum = 0
  for (let t = from; t < end; t++) sum += at(values, t)
  return sum / (end - from)
}
