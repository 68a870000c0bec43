/** A number that may not be had, as the risk side gives it. */
type Known = number | 'unknown'

/**
 * Writes USD for a table: at most eight characters.
 *
 * @returns cents below a thousand, whole dollars below ten million, then millions and billions with
 * two decimals; `unknown` as the word.
 */
export function formatUsd(usd: Known): string {
  if (usd === 'unknown') return 'unknown'
  const magnitude = Math.abs(usd)
  if (magnitude < 1_000) return withSeparators(usd, 2)
  if (magnitude < 1e7) return withSeparators(usd, 0)
  if (magnitude < 1e9) return `${withSeparators(usd / 1e6, 2)}M`
  if (magnitude < 1e12) return `${withSeparators(usd / 1e9, 2)}B`
  return usd.toExponential(2)
}

/** Fixed to one locale: data must not change with the reader's machine. */
function withSeparators(value: number, digits: number): string {
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}
