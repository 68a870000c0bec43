import { at } from '../matrix/at.ts'

/** Lists the indices of the smallest observations, smallest first; equal ones in their order. */
export function rankedObservations(sample: ArrayLike<number>, count: number): readonly number[] {
  return Array.from({ length: sample.length }, (_, index) => index)
    .sort((a, b) => at(sample, a) - at(sample, b) || a - b)
    .slice(0, count)
}
