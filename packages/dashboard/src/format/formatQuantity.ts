import { formatNumber } from './formatNumber.ts'

/** Writes an amount or price of any size so that about six digits of it can be read. */
export function formatQuantity(quantity: number): string {
  const size = Math.abs(quantity)
  if (size === 0) return '0'
  if (size >= 1_000) return formatNumber(quantity, 2)
  if (size >= 1) return formatNumber(quantity, 4)
  const digits = Math.min(18, Math.ceil(-Math.log10(size)) + 4)
  return formatNumber(quantity, digits)
}
