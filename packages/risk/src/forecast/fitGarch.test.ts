import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { fitGarch } from './fitGarch.ts'

function simulated(observations: number, asymmetry: number): Float64Array {
  const { nextNormal } = createGenerator(41n)
  let variance = 1e-4
  return Float64Array.from({ length: observations }, () => {
    const residual = Math.sqrt(variance) * nextNormal()
    const arch = residual < 0 ? 0.08 + asymmetry : 0.08
    variance = 2e-6 + arch * residual * residual + 0.88 * variance
    return 2e-4 + residual
  })
}

test('default', () => {
  const { parameters, estimated, standardErrors } = fitGarch(simulated(8000, 0))
  expect(estimated).toEqual(['mean', 'omega', 'alpha', 'beta'])
  expect(parameters.alpha).toBeCloseTo(0.08, 1)
  expect(parameters.beta).toBeCloseTo(0.88, 1)
  expect(Math.abs(parameters.alpha - 0.08)).toBeLessThan(
    3 * (standardErrors.robust.alpha as number),
  )
})

test('behavior: the scale of returns changes omega and mean only', () => {
  const returns = simulated(1500, 0)
  const small = fitGarch(returns).parameters
  const large = fitGarch(returns.map((it) => 100 * it)).parameters
  expect(large.alpha).toBeCloseTo(small.alpha, 5)
  expect(large.omega / 1e4).toBeCloseTo(small.omega, 9)
})

test('behavior: a GJR finds the weight of losses', () => {
  const fit = fitGarch(simulated(8000, 0.06), { model: 'gjr', mean: 'zero' })
  expect(fit.estimated).toEqual(['omega', 'alpha', 'asymmetry', 'beta'])
  expect(fit.parameters.asymmetry).toBeGreaterThan(0.02)
  expect(fit.parameters.mean).toBe(0)
})

test('error: EmptyHistoryError', () => {
  expect(() => fitGarch([1, 2, 3])).toThrow(EmptyHistoryError)
})

test('error: DegenerateSampleError', () => {
  expect(() => fitGarch(new Float64Array(60))).toThrow(DegenerateSampleError)
})
