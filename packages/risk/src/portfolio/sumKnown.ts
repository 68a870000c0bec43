/** A number that may not be had. Unknown is a state: never zero, null or healthy. */
export type Known = number | 'unknown'

/** Adds numbers up; the sum is unknown as soon as one of them is. */
export function sumKnown(values: readonly Known[]): Known {
  let sum = 0
  for (const value of values) {
    if (value === 'unknown') return 'unknown'
    sum += value
  }
  return sum
}
