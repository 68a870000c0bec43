import type { Tolerance } from '../tolerance.ts'

/**
 * The tolerance of a figure that a document prints cut or rounded: one unit of its last digit.
 *
 * @param printed 1.599 allows 0.001, 3300 allows 100 only where `trailingZeros` says they are no digits.
 */
export function printedTolerance(
  printed: number,
  parameters: { readonly trailingZeros: 'digits' | 'rounding' } = { trailingZeros: 'digits' },
): Tolerance {
  const text = String(Math.abs(printed))
  const decimals = /\.(\d+)/.exec(text)?.[1]
  if (decimals !== undefined) return { kind: 'absolute', bound: 10 ** -decimals.length }
  const zeros = /0*$/.exec(text)?.[0].length ?? 0
  const isRounded = parameters.trailingZeros === 'rounding' && printed !== 0
  // Half a unit of the place that a round figure was rounded to; half a unit of one otherwise.
  return { kind: 'absolute', bound: isRounded ? 0.5 * 10 ** zeros + 1e-6 : 0.5 }
}
