import { redactSecrets } from '@crossmargin/adapters'

/** Enough to recognise an address by. */
const shownLength = 60

/**
 * Shows a value of a configuration in a sentence: after "is".
 *
 * @returns the value as it would be written, cut short and with URLs redacted; for what is too large
 * to show, its kind.
 */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(shortened(redactSecrets(value)))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return `${value}n (a bigint)`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value !== 'object') return `a ${typeof value}`
  return Object.keys(value).length === 0 ? 'an empty object' : 'an object'
}

function shortened(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength - 1)}…`
}
