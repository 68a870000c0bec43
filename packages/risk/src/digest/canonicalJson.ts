import { assertInvariant } from '@crossmargin/core'
import { compareText } from './compareText.ts'

/**
 * Writes a value as the one text that equal values share.
 *
 * Keys are sorted, absent and undefined properties are the same, bigints are decimal strings (as
 * everywhere on our wire), a map is its entries sorted, numbers are written as ECMAScript writes them,
 * which the standard fixes to the last digit, and every character beyond ASCII is escaped, so that
 * one character is one byte whatever encodes it. Numbers JSON cannot say are strings (`"NaN"`).
 *
 * @throws InvariantError for a function or a symbol: data was expected.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return asciiString(value)
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : `"${value}"`
    case 'bigint':
      return `"${value}"`
    case 'boolean':
      return String(value)
    case 'undefined':
      return 'null'
    case 'object':
      return value === null ? 'null' : compoundJson(value)
    default:
      assertInvariant(false, `a digest is taken over data, and this is a ${typeof value}`)
      return 'null'
  }
}

/** Writes values whose order means nothing: sorted by their own canonical text. */
export function canonicalJsonOfSet(values: Iterable<unknown>): string {
  return `[${[...values].map(canonicalJson).sort(compareText).join(',')}]`
}

function compoundJson(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Map || value instanceof Set) return canonicalJsonOfSet(value)
  const properties = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, property]) => `${asciiString(name)}:${canonicalJson(property)}`)
  return `{${properties.join(',')}}`
}

function asciiString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
