import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { gaussianShortfall } from '../shortfall/gaussianShortfall.ts'
import { gaussianVar } from '../var/gaussianVar.ts'
import { shortfallBacktest } from './shortfallBacktest.ts'

const { nextNormal } = createGenerator(61n)
const profits = Array.from({ length: 1000 }, nextNormal)
const constant = (value: number) => profits.map(() => value)
const forecast = (standardDeviation: number) => {
  const parameters = { mean: 0, standardDeviation, confidence: 0.975 }
  return {
    valueAtRisk: constant(gaussianVar(parameters)),
    expectedShortfall: constant(gaussianShortfall(parameters)),
  }
}
const base = { profits, confidence: 0.975, simulations: 500 }

test('default', () => {
  const result = shortfallBacktest({ ...base, ...forecast(1), generator: createGenerator(1n) })
  expect(Math.abs(result.unconditional)).toBeLessThan(0.5)
  expect(result.unconditionalPValue).toBeGreaterThan(0.02)
  expect(result).toMatchObject({ simulations: 500, seed: '1' })
})

test('behavior: shortfalls too small are rejected, and by one seed alike', () => {
  const low = () => shortfallBacktest({ ...base, ...forecast(0.7), generator: createGenerator(1n) })
  expect(low().unconditional).toBeLessThan(-1)
  expect(low().unconditionalPValue).toBeLessThan(0.01)
  expect(low()).toEqual(low())
})

test('behavior: without a failure the statistic is one, and fat tails are understood', () => {
  const distribution = { kind: 'student', degreesOfFreedom: 4 } as const
  const result = shortfallBacktest({
    ...base,
    valueAtRisk: constant(100),
    expectedShortfall: constant(120),
    distribution,
    generator: createGenerator(1n),
  })
  expect(result).toMatchObject({
    unconditional: 1,
    conditional: 'no-failures',
    unconditionalPValue: 1,
  })
})

test('error: MismatchedLengthsError', () => {
  expect(() =>
    shortfallBacktest({
      ...base,
      valueAtRisk: [1],
      expectedShortfall: [1],
      generator: createGenerator(1n),
    }),
  ).toThrow(MismatchedLengthsError)
})

test('error: ParameterOutOfRangeError', () => {
  const wrong = { valueAtRisk: constant(1), expectedShortfall: constant(0) }
  expect(() => shortfallBacktest({ ...base, ...wrong, generator: createGenerator(1n) })).toThrow(
    ParameterOutOfRangeError,
  )
})
