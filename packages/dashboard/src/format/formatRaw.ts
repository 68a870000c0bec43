/** An exact amount, split where the eye stops caring. */
export type ExactAmount = {
  /** Sign, thousands and the first two decimals. */
  readonly head: string
  /** Every further decimal, so that nothing is rounded away; may be empty. */
  readonly tail: string
}

/**
 * Writes an exact integer of native scale as a decimal number, without rounding anything.
 *
 * @param raw integer as a decimal string, signed.
 * @param decimals digits after the point in native scale.
 */
export function formatRaw(raw: string, decimals: number): ExactAmount {
  const value = BigInt(raw)
  const sign = value < 0n ? '−' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = decimals === 0 ? '' : digits.slice(-decimals)
  const point = fraction === '' ? '' : '.'
  return { head: `${sign}${whole}${point}${fraction.slice(0, 2)}`, tail: fraction.slice(2) }
}
