import { expect, test } from 'vitest'
import { createGenerator } from '../random/createGenerator.ts'
import { garchVariances, type Presample } from './garchRecursion.ts'
import { garchParameterNames, garchScore } from './garchScore.ts'

const { nextNormal } = createGenerator(31n)
const returns = Float64Array.from({ length: 200 }, nextNormal)
const parameters = { mean: 0.05, omega: 0.1, alpha: 0.1, asymmetry: 0.06, beta: 0.7 }
const presamples: readonly Presample[] = [
  { kind: 'sample' },
  { kind: 'unconditional' },
  { kind: 'values', squaredResidual: 0.8, variance: 1.2 },
  { kind: 'first-variance', variance: 0.9 },
]

test('default', () => {
  for (const presample of presamples) {
    const { total, byObservation } = garchScore(returns, parameters, presample)
    garchParameterNames.forEach((name, i) => {
      const step = 1e-5
      const moved = (by: number) => ({ ...parameters, [name]: parameters[name] + by })
      const up = garchScore(returns, moved(step), presample).logLikelihood
      const down = garchScore(returns, moved(-step), presample).logLikelihood
      expect(total[i], `${presample.kind} ${name}`).toBeCloseTo((up - down) / (2 * step), 4)
      const sum = byObservation.filter((_, index) => index % 5 === i).reduce((a, b) => a + b, 0)
      expect(sum).toBeCloseTo(total[i] as number, 9)
    })
  }
})

test('behavior: it runs the recursion of the filter', () => {
  for (const presample of presamples) {
    const variances = garchVariances(returns, parameters, presample)
    let logLikelihood = 0
    returns.forEach((value, t) => {
      const h = variances[t] as number
      logLikelihood -= 0.5 * (Math.log(2 * Math.PI * h) + (value - 0.05) ** 2 / h)
    })
    expect(garchScore(returns, parameters, presample).logLikelihood).toBeCloseTo(logLikelihood, 9)
  }
})
