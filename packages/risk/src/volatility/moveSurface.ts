import { InvalidPriceError } from '../pricing/errors/invalidPriceError.ts'
import type { VolatilitySurface } from './volatilitySurface.ts'

/**
 * Moves all forwards and lets every strike keep its volatility.
 *
 * The smile slides against the forward: m' = m − ln(1 + move). An option's delta is then Black's.
 *
 * @param parameters `relativeMove` above −1: −0.15 is a fall by 15 %.
 * @throws InvalidPriceError
 */
export function moveStickyStrike(
  surface: VolatilitySurface,
  parameters: { readonly relativeMove: number },
): VolatilitySurface {
  const factor = moveFactor(parameters.relativeMove)
  return {
    slices: surface.slices.map((slice) => ({
      ...slice,
      forward: slice.forward * factor,
      svi: { ...slice.svi, m: slice.svi.m - Math.log(factor) },
    })),
  }
}

/**
 * Moves all forwards and lets every moneyness, and so every delta, keep its volatility.
 *
 * The smile travels with the forward and its parameters stay. An option's delta then has a part from
 * the change of its volatility: Black's delta − vega · dσ/dK · K / F.
 *
 * @param parameters `relativeMove` above −1.
 * @throws InvalidPriceError
 */
export function moveStickyDelta(
  surface: VolatilitySurface,
  parameters: { readonly relativeMove: number },
): VolatilitySurface {
  const factor = moveFactor(parameters.relativeMove)
  return {
    slices: surface.slices.map((slice) => ({ ...slice, forward: slice.forward * factor })),
  }
}

function moveFactor(relativeMove: number): number {
  const factor = 1 + relativeMove
  if (factor > 0 && factor < Number.POSITIVE_INFINITY) return factor
  throw new InvalidPriceError({ argument: '1 + relativeMove', price: factor, bound: '> 0' })
}
