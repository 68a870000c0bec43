import {
  addDoubles,
  type DoubleDouble,
  divideDoubles,
  multiplyDoubles,
  toDouble,
} from './doubleDouble.ts'

/** Coefficients of a row: a polynomial of degree 7 in u = 16 x − row, u in [−½, ½]. */
const rowLength = 8
/** Terms of the Taylor series a row is made from; the next is below 1e-19 of the value. */
const seriesLength = 15
const step = 1 / 16

/** Rows for x = −8.5 … 8.5: N(−8.5) is 1e-17, nothing beside 1. */
export const cdfRows: number = 273
/** Rows for x = 0 … 38: beyond, the density is below the smallest normal double. */
export const millsRows: number = 609

/** Rows of eight coefficients, one after the other. */
export type NormalTables = { readonly cdf: Float64Array; readonly mills: Float64Array }

/**
 * Tabulates the normal distribution N(x) and its Mills ratio M(x) = (1 − N(x)) / φ(x) by pieces.
 *
 * A row is the Taylor series about its middle, with degrees above 7 folded into the lower ones by
 * Chebyshev polynomials, which makes the error of the shorter polynomial 5e-18 where that of the
 * series cut off would be 7e-16. Coefficients are computed at 32 digits and rounded once:
 *
 *     M' = x M − 1        φ(x) from φ(0) by φ(x + h) / φ(x) = exp(−x h − h² / 2)
 *
 * M is carried from 38 down to 0, the direction in which errors die out.
 *
 * @returns `cdf` then `mills`, rows of eight coefficients. Evaluated in double precision N has an
 *   absolute error below 2.5e-16 and M a relative error below 4e-16.
 */
export function normalTables(): NormalTables {
  const ratios = millsValues()
  const densities = densityValues(cdfRows)
  const mills = new Float64Array(millsRows * rowLength)
  for (let row = 0; row < millsRows; row += 1) {
    mills.set(economised(millsSeries(row, ratios[row] as DoubleDouble)), row * rowLength)
  }
  const cdf = new Float64Array(cdfRows * rowLength)
  const middle = (cdfRows - 1) / 2
  for (let row = -middle; row <= middle; row += 1) {
    const density = densities[Math.abs(row)] as DoubleDouble
    const tail = multiplyDoubles(density, ratios[Math.abs(row)] as DoubleDouble)
    const value = row > 0 ? addDoubles(toDouble(1), negated(tail)) : tail
    cdf.set(economised(cdfSeries(row, value, density)), (row + middle) * rowLength)
  }
  return { cdf, mills }
}

/** M at the middles of all rows, from the asymptotic series at the last one. */
function millsValues(): readonly DoubleDouble[] {
  const values: DoubleDouble[] = new Array(millsRows)
  const last = (millsRows - 1) * step
  let term = divideDoubles(toDouble(1), toDouble(last))
  let sum = term
  for (let n = 1; n <= 15; n += 1) {
    term = multiplyDoubles(term, divideDoubles(toDouble(1 - 2 * n), toDouble(last * last)))
    sum = addDoubles(sum, term)
  }
  values[millsRows - 1] = sum
  for (let row = millsRows - 1; row > 0; row -= 1) {
    // One row down is u = −1: twice as far as a row reaches, so the series is longer than a row's.
    const series = millsSeries(row, values[row] as DoubleDouble, 40)
    values[row - 1] = series.reduceRight(
      (total, coefficient) => addDoubles(coefficient, negated(total)),
      toDouble(0),
    )
  }
  return values
}

/** M⁽ⁿ⁾ hⁿ / n! by M⁽ⁿ⁺¹⁾ = x M⁽ⁿ⁾ + n M⁽ⁿ⁻¹⁾, and −1 for n = 0. */
function millsSeries(
  row: number,
  value: DoubleDouble,
  length: number = seriesLength,
): readonly DoubleDouble[] {
  const x = row * step
  const series = [value]
  for (let n = 0; n + 1 < length; n += 1) {
    const here = multiplyDoubles(series[n] as DoubleDouble, toDouble(x * step))
    const before =
      n === 0
        ? toDouble(-step)
        : multiplyDoubles(series[n - 1] as DoubleDouble, toDouble(step * step))
    series.push(divideDoubles(addDoubles(here, before), toDouble(n + 1)))
  }
  return series
}

/** φ at the middles of rows 0 and up. */
function densityValues(count: number): readonly DoubleDouble[] {
  // exp(−h² / 2) to 32 digits by its series; φ(h row) = φ(0) · that to the power row².
  let term = toDouble(1)
  let factor = term
  for (let n = 1; n <= 12; n += 1) {
    term = divideDoubles(multiplyDoubles(term, toDouble((-step * step) / 2)), toDouble(n))
    factor = addDoubles(factor, term)
  }
  const squared = multiplyDoubles(factor, factor)
  const values: DoubleDouble[] = []
  let density: DoubleDouble = { high: 0.3989422804014327, low: -2.49232720227773e-17 }
  for (let row = 0; row < count; row += 1) {
    values.push(density)
    density = multiplyDoubles(density, factor)
    factor = multiplyDoubles(factor, squared)
  }
  return values
}

/** N⁽ⁿ⁾ hⁿ / n!: the value, the density, then φ⁽ⁿ⁺¹⁾ = −x φ⁽ⁿ⁾ − n φ⁽ⁿ⁻¹⁾. */
function cdfSeries(
  row: number,
  value: DoubleDouble,
  density: DoubleDouble,
): readonly DoubleDouble[] {
  const x = row * step
  // Derivatives of the density over their factorials, in units of the step.
  const slopes = [multiplyDoubles(density, toDouble(step))]
  const series = [value]
  for (let n = 0; n + 1 < seriesLength; n += 1) {
    const here = slopes[n] as DoubleDouble
    series.push(divideDoubles(here, toDouble(n + 1)))
    const before = n === 0 ? toDouble(0) : (slopes[n - 1] as DoubleDouble)
    const next = addDoubles(
      multiplyDoubles(here, toDouble(-x * step)),
      multiplyDoubles(before, toDouble(-step * step)),
    )
    slopes.push(divideDoubles(next, toDouble(n + 1)))
  }
  return series
}

/**
 * Shortens a series in u to degree 7 for |u| ≤ ½, taking off multiples of the Chebyshev polynomial
 * T_n(2u), which is the smallest of its degree on that range.
 */
function economised(series: readonly DoubleDouble[]): Float64Array {
  const rest = [...series]
  for (let degree = rest.length - 1; degree >= rowLength; degree -= 1) {
    const chebyshev = chebyshevCoefficients(degree)
    const leading = (rest[degree] as DoubleDouble).high / (chebyshev[degree] as number)
    for (let n = 0; n < degree; n += 1) {
      const change = toDouble(-leading * (chebyshev[n] as number))
      rest[n] = addDoubles(rest[n] as DoubleDouble, change)
    }
  }
  return Float64Array.from(rest.slice(0, rowLength), ({ high }) => high)
}

/** Coefficients of T_n(2u) by T_n+1 = 4 u T_n − T_n−1; whole numbers, exact. */
function chebyshevCoefficients(degree: number): readonly number[] {
  let before: readonly number[] = [1]
  let here: readonly number[] = [0, 2]
  for (let n = 1; n < degree; n += 1) {
    const shifted = [0, ...here.map((value) => 4 * value)]
    const next = shifted.map((value, power) => value - (before[power] ?? 0))
    before = here
    here = next
  }
  return degree === 0 ? before : here
}

function negated(value: DoubleDouble): DoubleDouble {
  return { high: -value.high, low: -value.low }
}
