import {
  type BlackBatch,
  type BlackBatchResults,
  createBlackBatchResults,
} from '../../pricing/blackBatch.ts'
import { assertBoundedColumn, assertLength, assertPositiveColumn } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { freeMemory } from '../kernelMachine.ts'

/** Contracts in memory at a time: ten columns of them stay in a processor's cache. */
const chunkLength = 1024
const stride = chunkLength * 8
const calls = freeMemory + 10 * stride

/**
 * Values many options by Black-76 with delta, gamma, vega and theta: `blackBatch` by the kernels.
 *
 * The same columns and conventions, to rounding. Ranges of a batch (`subarray` of all columns, results
 * too) may be valued apart, by threads for instance, with the very same figures.
 *
 * @returns columns of the length of the input; values with an absolute error below 1e-14 of the
 *   forward, sensitivities with a relative error below 1e-12.
 * @throws LengthMismatchError, InvalidColumnValueError; results up to there may have been written.
 */
export function valueBlackBatch(
  kernels: Kernels,
  parameters: { readonly batch: BlackBatch; readonly results?: BlackBatchResults },
): BlackBatchResults {
  const { batch, results = createBlackBatchResults(parameters.batch.forwards.length) } = parameters
  assertLengths(batch, results)
  const { machine } = kernels
  const { f64, u8 } = machine.reserve(calls + chunkLength)
  const rates = batch.rates === undefined ? 0 : 1
  f64.fill(0, at(4), at(5))
  for (let from = 0; from < batch.forwards.length; from += chunkLength) {
    const to = Math.min(from + chunkLength, batch.forwards.length)
    const count = to - from
    f64.set(batch.forwards.subarray(from, to), at(0))
    f64.set(batch.strikes.subarray(from, to), at(1))
    f64.set(batch.timesYears.subarray(from, to), at(2))
    f64.set(batch.volatilities.subarray(from, to), at(3))
    if (batch.rates !== undefined) f64.set(batch.rates.subarray(from, to), at(4))
    u8.set(batch.isCall.subarray(from, to), calls)
    // An odd chunk gets a contract of ones beside its last.
    if (count % 2 === 1) for (let column = 0; column < 4; column += 1) f64[at(column) + count] = 1
    const even = count + (count % 2)
    const isUsable = machine.functions.blackBatch(freeMemory, stride, calls, even, rates)
    if (isUsable === 0) refuse(batch)
    results.values.set(f64.subarray(at(5), at(5) + count), from)
    results.forwardDeltas.set(f64.subarray(at(6), at(6) + count), from)
    results.gammas.set(f64.subarray(at(7), at(7) + count), from)
    results.vegas.set(f64.subarray(at(8), at(8) + count), from)
    results.thetasPerYear.set(f64.subarray(at(9), at(9) + count), from)
  }
  return results
}

/** First cell of a column. */
function at(column: number): number {
  return freeMemory / 8 + column * chunkLength
}

function assertLengths(batch: BlackBatch, results: BlackBatchResults): void {
  const expected = batch.forwards.length
  for (const [argument, list] of [...Object.entries(batch), ...Object.entries(results)]) {
    assertLength(list, { argument, expected })
  }
}

/** Finds the input the kernel refused, and says which. */
function refuse(batch: BlackBatch): void {
  assertPositiveColumn('forwards', batch.forwards)
  assertPositiveColumn('strikes', batch.strikes)
  assertPositiveColumn('timesYears', batch.timesYears)
  assertPositiveColumn('volatilities', batch.volatilities)
  const rates = batch.rates ?? new Float64Array(0)
  assertBoundedColumn(rates, { argument: 'rates', limit: 700 })
  rates.forEach((rate, index) => {
    const value = rate * (batch.timesYears[index] as number)
    if (Math.abs(value) <= 700) return
    const bound = 'in [−700, 700] when multiplied by the time'
    throw new InvalidColumnValueError({ argument: 'rates', index, value: rate, bound })
  })
}
