import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'

/** Bounds of a parameter; inclusive unless said otherwise. */
export type Range = {
  readonly lowest?: number
  readonly highest?: number
  readonly above?: number
  readonly below?: number
}

/**
 * Refuses a parameter outside its range. NaN is outside every range.
 *
 * @throws ParameterOutOfRangeError naming the value and the bounds.
 */
export function assertWithin(parameter: string, value: number, range: Range): void {
  const { lowest = -Infinity, highest = Infinity, above = -Infinity, below = Infinity } = range
  const isInside =
    Number.isFinite(value) && value >= lowest && value <= highest && value > above && value < below
  if (isInside) return
  throw new ParameterOutOfRangeError({
    parameter,
    value,
    range: describe(range),
    remedy: `Correct \`${parameter}\`; check its unit and its sign.`,
  })
}

/**
 * Refuses a confidence that is not strictly between 0 and 1.
 *
 * @throws InvalidConfidenceError
 */
export function assertConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new InvalidConfidenceError({ confidence })
}

/**
 * Refuses an array of another length than expected.
 *
 * @throws MismatchedLengthsError
 */
export function assertLength(what: string, values: ArrayLike<unknown>, expected: number): void {
  if (values.length !== expected) {
    throw new MismatchedLengthsError({ what, length: values.length, expected })
  }
}

function describe({ lowest, highest, above, below }: Range): string {
  const from =
    above !== undefined ? `above ${above}` : lowest !== undefined ? `at least ${lowest}` : ''
  const to =
    below !== undefined ? `below ${below}` : highest !== undefined ? `at most ${highest}` : ''
  return ['a finite number', from, to].filter((part) => part !== '').join(', ')
}
