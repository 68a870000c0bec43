import {
  assertBoundedColumn,
  assertIndices,
  assertLength,
  assertPositiveColumn,
} from '../assertColumns.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'

/** What options and linear positions a portfolio has, to be revalued on many paths. */
export type RevaluationPortfolio = {
  readonly underlyings: readonly RevaluationUnderlying[]
  /** Options as columns; times and volatilities are those at the horizon, without shock. */
  readonly options: {
    /** Index into `underlyings`. */
    readonly underlyings: Uint16Array
    readonly forwards: Float64Array
    readonly strikes: Float64Array
    readonly timesYears: Float64Array
    readonly volatilities: Float64Array
    /** 1 for a call, 0 for a put. */
    readonly isCall: Uint8Array
    /** Signed: long positive; discounting and contract sizes are multiplied in. */
    readonly quantities: Float64Array
  }
  /** Columns of shocks a path has. */
  readonly factorCount: number
}

export type RevaluationUnderlying = {
  /** Column with the log return of spot and of all its forwards. */
  readonly spotFactor: number
  /** Column with the log change of all its volatilities; without one they do not move. */
  readonly volatilityFactor?: number
  /** Value today of spot, perpetuals and futures, signed, USD: what e^x multiplies. */
  readonly linearUsd: number
}

/** A portfolio as the kernels read it. */
export type RevaluationBook = {
  readonly factorCount: number
  readonly parts: readonly RevaluationPart[]
}

/** One underlying's share of a book. */
export type RevaluationPart = RevaluationUnderlying & {
  readonly index: number
  readonly pairs: number
  /**
   * Ten numbers a pair of options: strike and forward, 16 · sign / s and 8 · sign · s, and the weights
   * of the two normal probabilities. The logarithm of the first two is taken by the kernels.
   */
  readonly blocks: Float64Array
  /** For the logarithm that becomes the first pair of numbers of each block. */
  readonly forwards: Float64Array
  readonly strikes: Float64Array
  /** Σ |quantity| · forward + |linear|: the scale of what rounding can lose, and of tolerances. */
  readonly grossUsd: number
  /** The least σ√T among its options: the sharpest bend; undefined without options. */
  readonly leastDeviation: number | undefined
}

/**
 * Sorts a portfolio by underlying and computes once what no path changes.
 *
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function revaluationBook(portfolio: RevaluationPortfolio): RevaluationBook {
  const { underlyings, options, factorCount } = portfolio
  assertOptions(portfolio)
  const members: number[][] = underlyings.map(() => [])
  options.underlyings.forEach((underlying, i) => {
    members[underlying]?.push(i)
  })
  const parts = underlyings.map((underlying, index) => {
    assertFactor(underlying.spotFactor, { index, factorCount })
    if (underlying.volatilityFactor !== undefined) {
      assertFactor(underlying.volatilityFactor, { index, factorCount })
    }
    assertBoundedColumn(Float64Array.of(underlying.linearUsd), {
      argument: 'linearUsd',
      limit: 1e100,
    })
    return {
      ...underlying,
      index,
      ...partOf(options, { members: members[index] ?? [], underlying }),
    }
  })
  return { factorCount, parts }
}

function partOf(
  options: RevaluationPortfolio['options'],
  parameters: {
    readonly members: readonly number[]
    readonly underlying: RevaluationUnderlying
  },
): Omit<RevaluationPart, keyof RevaluationUnderlying | 'index'> {
  const { members, underlying } = parameters
  const pairs = Math.ceil(members.length / 2)
  const blocks = new Float64Array(pairs * 10)
  // A missing partner is an option of weight zero at the money.
  const forwards = new Float64Array(pairs * 2).fill(1)
  const strikes = new Float64Array(pairs * 2).fill(1)
  let grossUsd = Math.abs(underlying.linearUsd)
  let leastDeviation: number | undefined
  members.forEach((option, n) => {
    const forward = options.forwards[option] as number
    const strike = options.strikes[option] as number
    const quantity = options.quantities[option] as number
    const deviation =
      (options.volatilities[option] as number) * Math.sqrt(options.timesYears[option] as number)
    const sign = options.isCall[option] === 1 ? 1 : -1
    forwards[n] = forward
    strikes[n] = strike
    const at = Math.floor(n / 2) * 10 + (n % 2)
    blocks[at + 2] = (16 * sign) / deviation
    blocks[at + 4] = 8 * sign * deviation
    blocks[at + 6] = quantity * sign * forward
    blocks[at + 8] = -quantity * sign * strike
    grossUsd += Math.abs(quantity) * Math.max(forward, strike)
    leastDeviation = Math.min(deviation, leastDeviation ?? deviation)
  })
  return { pairs, blocks, forwards, strikes, grossUsd, leastDeviation }
}

function assertOptions(portfolio: RevaluationPortfolio): void {
  const { options, underlyings } = portfolio
  const expected = options.underlyings.length
  for (const [argument, list] of Object.entries(options)) assertLength(list, { argument, expected })
  assertIndices(options.underlyings, { argument: 'options.underlyings', limit: underlyings.length })
  assertPositiveColumn('options.forwards', options.forwards)
  assertPositiveColumn('options.strikes', options.strikes)
  assertPositiveColumn('options.timesYears', options.timesYears)
  assertPositiveColumn('options.volatilities', options.volatilities)
  assertBoundedColumn(options.quantities, { argument: 'options.quantities', limit: 1e100 })
}

function assertFactor(
  factor: number,
  parameters: { readonly index: number; readonly factorCount: number },
): void {
  const { index, factorCount } = parameters
  if (Number.isInteger(factor) && factor >= 0 && factor < factorCount) return
  throw new InvalidColumnValueError({
    argument: 'underlyings',
    index,
    value: factor,
    bound: `related to factors that are whole numbers below factorCount, ${factorCount}`,
  })
}
