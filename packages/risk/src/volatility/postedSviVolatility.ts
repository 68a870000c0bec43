import { assertPositivePrice, assertPrice, assertTime } from '../pricing/assertPricingInputs.ts'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { type RawSvi, sviTotalVariance } from './rawSvi.ts'

/** A smile as Derive's volatility feed posts it: the forward and time it was fitted with belong to it. */
export type PostedSvi = {
  readonly svi: RawSvi
  /** Posted forward, above 0; not the live one. */
  readonly forward: number
  /** Posted reference time to expiry (`refTau`), above 0; not the live one. */
  readonly timeYears: number
}

/** Total variance above which Derive's contracts do not go: 12 squared. */
const highestTotalVariance = 144

/**
 * Reads a volatility off a posted smile as Derive's contracts do.
 *
 *     k = ln(K / F) clipped to ±4 √(a + bσ)        vol = √(min(w(k), 144) / τ)
 *
 * with F and τ as posted: between two posts a strike keeps its volatility while spot and time move.
 * The chain makes no arbitrage check, so neither is one made here; see `smileArbitrage`.
 *
 * @param parameters `strike` at least 0; at 0 the clip decides.
 * @returns annualised volatility in floating point; the chain rounds down at 18 places.
 * @throws InvalidSviError where the chain would revert: a + bσ or the total variance is negative.
 * @throws InvalidPriceError, InvalidTimeError
 * @see derivexyz/lyra-utils src/math/SVI.sol.
 */
export function postedSviVolatility(
  posted: PostedSvi,
  parameters: { readonly strike: number },
): number {
  const { svi, forward, timeYears } = posted
  assertPositivePrice('forward', forward)
  assertTime('timeYears', timeYears)
  assertPrice('strike', parameters.strike)
  const centre = svi.a + svi.b * svi.sigma
  if (!(centre >= 0 && centre < Number.POSITIVE_INFINITY)) {
    throw new InvalidSviError({ argument: 'a + b sigma', value: centre, bound: 'finite and >= 0' })
  }
  const reach = 4 * Math.sqrt(centre)
  const logMoneyness = Math.log(parameters.strike / forward)
  const clipped = Math.min(reach, Math.max(-reach, logMoneyness))
  const w = sviTotalVariance(svi, clipped)
  if (!(w >= 0)) throw new InvalidSviError({ argument: 'w(k)', value: w, bound: '>= 0' })
  return Math.sqrt(Math.min(w, highestTotalVariance) / timeYears)
}
