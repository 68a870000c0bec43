import { at } from '../matrix/at.ts'

/**
 * Puts the value of a rank where sorting would put it, and smaller ones before it.
 *
 * Rearranges the array given. Expected time is linear; the pivot is the middle of three, so that
 * samples that are sorted already, as test data and ladders are, do not become quadratic.
 *
 * @param rank 0 is the smallest.
 * @returns the value of that rank.
 * @see C. A. R. Hoare, Algorithm 65: FIND (1961)
 */
export function quickselect(values: Float64Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middleOfThree(values, low, high)
    let i = low
    let j = high
    while (i <= j) {
      while (at(values, i) < pivot) i++
      while (at(values, j) > pivot) j--
      if (i <= j) {
        const kept = at(values, i)
        values[i++] = at(values, j)
        values[j--] = kept
      }
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else break
  }
  return at(values, rank)
}

function middleOfThree(values: Float64Array, low: number, high: number): number {
  const [a, b, c] = [at(values, low), at(values, (low + high) >>> 1), at(values, high)]
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
