import { formatNumber } from './formatNumber.ts'

/**
 * Writes a health factor or ratio, rounded down: 0.99995 must never be read as 1.
 *
 * @returns three decimals below ten, one from there on.
 */
export function formatRatio(ratio: number): string {
  const digits = Math.abs(ratio) < 10 ? 3 : 1
  const scale = 10 ** digits
  // A ratio that is a decimal fraction may sit a hair below it as a float; that hair is not a loss.
  return formatNumber(Math.floor(ratio * scale + 1e-9) / scale, digits)
}
