import { formatNumber } from './formatNumber.ts'

/** Writes dollars and cents: `$1,234.50`, `−$0.12`. */
export function formatUsd(usd: number): string {
  return withDollar(formatNumber(usd, 2))
}

/** Writes whole dollars, for headlines; below ten dollars with cents, which then matter. */
export function formatWholeUsd(usd: number): string {
  return withDollar(formatNumber(usd, Math.abs(usd) < 10 && usd !== 0 ? 2 : 0))
}

/** Writes whole dollars with the sign of a gain: `+$1,234`, `−$1,234`. */
export function formatGainUsd(usd: number): string {
  const text = formatWholeUsd(usd)
  return text.startsWith('−') || /^\$[0.,]*$/.test(text) ? text : `+${text}`
}

function withDollar(text: string): string {
  return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`
}
