/** An exact amount in native scale. */
export type ToFloatParameters = {
  readonly raw: bigint
  /** Decimals of the scale: 6 for USDC, 18 for WAD. */
  readonly decimals: number
}

/**
 * Leaves exact arithmetic: an integer in native scale to the nearest float in whole units.
 *
 * @returns raw / 10^decimals, correct to within one unit of the last place of a float64. The integer
 * and fractional parts are divided apart, because `Number(raw)` alone would round before dividing.
 */
export function toFloat({ raw, decimals }: ToFloatParameters): number {
  const scale = 10n ** BigInt(decimals)
  const sign = raw < 0n ? -1 : 1
  const magnitude = raw < 0n ? -raw : raw
  return sign * (Number(magnitude / scale) + Number(magnitude % scale) / Number(scale))
}
