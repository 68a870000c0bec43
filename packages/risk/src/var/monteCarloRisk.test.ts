import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { deltaNormalVar } from './deltaNormalVar.ts'
import { type MonteCarloParameters, monteCarloRisk, type Revaluation } from './monteCarloRisk.ts'

const correlation = toMatrix([
  [1, -0.3],
  [-0.3, 1],
])
const linear: Revaluation = ({ moves, paths }) =>
  Array.from(
    { length: paths },
    (_, p) => 3 * (moves[2 * p] as number) - (moves[2 * p + 1] as number),
  )
const simulate = (given: Partial<MonteCarloParameters> = {}) =>
  monteCarloRisk({
    generator: createGenerator(81n),
    paths: 20_000,
    correlation,
    copula: { kind: 'gaussian' },
    margins: [
      { kind: 'normal', mean: 0, standardDeviation: 1 },
      { kind: 'normal', mean: 0, standardDeviation: 1 },
    ],
    revalue: linear,
    confidence: 0.99,
    ...given,
  })

test('default', () => {
  const exact = deltaNormalVar({ delta: [3, -1], covariance: correlation, confidence: 0.99 }).loss
  const { valueAtRisk, expectedShortfall } = simulate()
  expect(Math.abs(valueAtRisk / exact - 1)).toBeLessThan(0.03)
  expect(expectedShortfall).toBeGreaterThan(valueAtRisk)
})

test('behavior: one seed, one result, whatever the batches', () => {
  const { profits, seed } = simulate({ paths: 3000 })
  expect(simulate({ paths: 3000, batchPaths: 7 }).profits).toEqual(profits)
  expect(simulate({ paths: 3000, generator: createGenerator(82n) }).profits).not.toEqual(profits)
  expect(seed).toBe('81')
})

test('error: MismatchedLengthsError', () => {
  expect(() => simulate({ paths: 10, revalue: () => [1] })).toThrow(MismatchedLengthsError)
})

test('error: NonFiniteValueError', () => {
  const broken: Revaluation = ({ paths }) => new Float64Array(paths).fill(Number.NaN)
  expect(() => simulate({ paths: 10, revalue: broken })).toThrow(NonFiniteValueError)
})
