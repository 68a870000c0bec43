import { expect, test } from 'vitest'
import { createGenerator } from '../random/createGenerator.ts'
import { garchStandardErrors } from './garchStandardErrors.ts'

test('default', () => {
  const { nextNormal } = createGenerator(51n)
  const parameters = { mean: 0, omega: 0.1, alpha: 0.1, asymmetry: 0, beta: 0.8 }
  let variance = 1
  const returns = Float64Array.from({ length: 6000 }, () => {
    const residual = Math.sqrt(variance) * nextNormal()
    variance = 0.1 + 0.1 * residual * residual + 0.8 * variance
    return residual
  })
  const errors = garchStandardErrors(returns, {
    parameters,
    presample: { kind: 'sample' },
    estimated: ['mean', 'omega', 'alpha', 'beta'],
  })
  // Under normal residuals all five estimate the same covariance.
  for (const kind of Object.values(errors)) {
    for (const name of ['mean', 'omega', 'alpha', 'beta'] as const) {
      const ratio = (kind[name] as number) / (errors.hessian[name] as number)
      expect(Math.abs(ratio - 1)).toBeLessThan(0.2)
    }
  }
})
