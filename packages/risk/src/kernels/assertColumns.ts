import { LengthMismatchError } from '../pricing/errors/lengthMismatchError.ts'
import { InvalidColumnValueError } from './errors/invalidColumnValueError.ts'

/** Limits of prices, times and volatilities: far outside of any market; inside nothing overflows. */
const least = 1e-100
const most = 1e100

/** @throws LengthMismatchError unless the list has the length expected. */
export function assertLength(
  list: { readonly length: number },
  parameters: { readonly argument: string; readonly expected: number },
): void {
  const { argument, expected } = parameters
  if (list.length !== expected) {
    throw new LengthMismatchError({ argument, length: list.length, expected })
  }
}

/** @throws InvalidColumnValueError unless all lie in [1e-100, 1e100]. */
export function assertPositiveColumn(argument: string, column: Float64Array): void {
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (value >= least && value <= most) continue
    throw new InvalidColumnValueError({ argument, index, value, bound: 'in [1e-100, 1e100]' })
  }
}

/** @throws InvalidColumnValueError unless all lie in [−limit, limit]. */
export function assertBoundedColumn(
  column: Float64Array,
  parameters: { readonly argument: string; readonly limit: number },
): void {
  const { argument, limit } = parameters
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (value >= -limit && value <= limit) continue
    const bound = `a number in [−${limit}, ${limit}]`
    throw new InvalidColumnValueError({ argument, index, value, bound })
  }
}

/** @throws InvalidColumnValueError unless all are below `limit`. */
export function assertIndices(
  column: Uint16Array | Uint32Array,
  parameters: { readonly argument: string; readonly limit: number },
): void {
  const { argument, limit } = parameters
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (value < limit) continue
    throw new InvalidColumnValueError({ argument, index, value, bound: `below ${limit}` })
  }
}

/** @throws InvalidColumnValueError unless all lie in [0, 1e100]. */
export function assertNonNegativeColumn(argument: string, column: Float64Array): void {
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (value >= 0 && value <= most) continue
    throw new InvalidColumnValueError({ argument, index, value, bound: 'in [0, 1e100]' })
  }
}

/** @throws InvalidColumnValueError unless the list of row starts begins with 0 and never falls. */
export function assertStarts(starts: Uint32Array): void {
  for (let index = 0; index < starts.length; index += 1) {
    const value = starts[index] as number
    const before = index === 0 ? 0 : (starts[index - 1] as number)
    if (index === 0 ? value === 0 : value >= before) continue
    const bound = index === 0 ? '0' : `at least the start before it, ${before}`
    throw new InvalidColumnValueError({ argument: 'starts', index, value, bound })
  }
}
