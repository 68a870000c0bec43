const formats = new Map<string, Intl.NumberFormat>()

/**
 * Writes a number with thousands separators and a true minus sign.
 *
 * The locale is fixed: a comma that is a decimal point to one reader of a screenshot and a separator
 * to another is how numbers get misread.
 *
 * @param fractionDigits exactly so many digits after the point.
 */
export function formatNumber(value: number, fractionDigits: number): string {
  const key = String(fractionDigits)
  const format =
    formats.get(key) ??
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    })
  formats.set(key, format)
  return format
    .format(value)
    .replace(/^-(?=[0.,]*$)/, '')
    .replace('-', '−')
}
