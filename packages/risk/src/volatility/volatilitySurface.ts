import { assertPositivePrice, assertTime } from '../pricing/assertPricingInputs.ts'
import { logRatio } from '../pricing/blackTerms.ts'
import { assertRisingTimes } from './assertRisingTimes.ts'
import { CrossedSurfaceError } from './errors/crossedSurfaceError.ts'
import { assertRawSvi, type RawSvi, sviTotalVariance } from './rawSvi.ts'

/** The smile of one expiry and the forward it is a smile about. */
export type VolatilitySlice = {
  /** Above 0. */
  readonly timeYears: number
  /** Above 0. */
  readonly forward: number
  readonly svi: RawSvi
}

/** Smiles of several expiries, times rising. */
export type VolatilitySurface = { readonly slices: readonly VolatilitySlice[] }

/**
 * Makes a surface of smiles, refusing what no volatility can be read from.
 *
 * Arbitrage is not refused here, as posted surfaces often have some: see `surfaceArbitrage`.
 *
 * @throws UnorderedExpiriesError, InvalidSviError, InvalidPriceError
 */
export function createVolatilitySurface(slices: readonly VolatilitySlice[]): VolatilitySurface {
  assertRisingTimes(slices.map(({ timeYears }) => timeYears))
  for (const [index, { timeYears, forward, svi }] of slices.entries()) {
    assertTime(`slices[${index}].timeYears`, timeYears)
    assertPositivePrice(`slices[${index}].forward`, forward)
    assertRawSvi(svi)
  }
  return { slices }
}

/**
 * Reads a volatility off a surface.
 *
 * Between expiries total variance is linear in time at one log-moneyness, which keeps a surface free
 * of calendar arbitrage free of it. Before the first and after the last expiry the volatility at one
 * log-moneyness is that of the nearest. The forward is interpolated in its logarithm likewise.
 *
 * @param parameters `strike` above 0, `timeYears` above 0.
 * @returns annualised volatility.
 * @throws CrossedSurfaceError where total variance falls between the expiries on either side.
 * @throws InvalidPriceError, InvalidTimeError
 */
export function surfaceVolatility(
  surface: VolatilitySurface,
  parameters: { readonly strike: number; readonly timeYears: number },
): number {
  const { strike, timeYears } = parameters
  assertPositivePrice('strike', strike)
  const forward = surfaceForward(surface, timeYears)
  const logMoneyness = logRatio({ numerator: strike, denominator: forward })
  return Math.sqrt(surfaceTotalVariance(surface, { logMoneyness, timeYears }) / timeYears)
}

/** Reads total variance off a surface, at a log-moneyness. See {@link surfaceVolatility}. */
export function surfaceTotalVariance(
  surface: VolatilitySurface,
  parameters: { readonly logMoneyness: number; readonly timeYears: number },
): number {
  const { logMoneyness, timeYears } = parameters
  const { before, after, share } = neighbours(surface, timeYears)
  const late = sviTotalVariance(after.svi, logMoneyness)
  if (before === after) return (late * timeYears) / after.timeYears
  const early = sviTotalVariance(before.svi, logMoneyness)
  // A last digit is no crossing: two slices may touch.
  if (early - late > 1e-12 * early) {
    throw new CrossedSurfaceError({
      earlierYears: before.timeYears,
      laterYears: after.timeYears,
      logMoneyness,
      crossing: early - late,
    })
  }
  return early + share * (late - early)
}

/** Reads the forward off a surface: its logarithm is linear in time, and flat beyond the ends. */
export function surfaceForward(surface: VolatilitySurface, timeYears: number): number {
  const { before, after, share } = neighbours(surface, timeYears)
  return before.forward * (after.forward / before.forward) ** share
}

function neighbours(
  { slices }: VolatilitySurface,
  timeYears: number,
): { readonly before: VolatilitySlice; readonly after: VolatilitySlice; readonly share: number } {
  assertTime('timeYears', timeYears)
  const index = slices.findIndex((slice) => slice.timeYears >= timeYears)
  const after = slices[index] ?? (slices[slices.length - 1] as VolatilitySlice)
  const before = index > 0 ? (slices[index - 1] as VolatilitySlice) : after
  if (before === after) return { before, after, share: 0 }
  const share = (timeYears - before.timeYears) / (after.timeYears - before.timeYears)
  return { before, after, share }
}
