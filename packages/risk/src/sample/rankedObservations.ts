import { at } from '../matrix/at.ts'
import { quickselect } from './quickselect.ts'

/**
 * Lists the indices of the smallest observations, smallest first; equal ones in their order.
 *
 * Only what is no larger than the last of them is sorted: tails are short and samples long.
 */
export function rankedObservations(sample: ArrayLike<number>, count: number): readonly number[] {
  if (count <= 0 || sample.length === 0) return []
  const largest = quickselect(Float64Array.from(sample), Math.min(count, sample.length) - 1)
  return Array.from({ length: sample.length }, (_, index) => index)
    .filter((index) => at(sample, index) <= largest)
    .sort((a, b) => at(sample, a) - at(sample, b) || a - b)
    .slice(0, count)
}
