import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { deltaGammaCornishFisherVar, deltaGammaNormalVar } from './deltaGammaVar.ts'

const parameters = {
  delta: [1],
  gamma: toMatrix([[0]]),
  covariance: toMatrix([[4]]),
  confidence: 0.99,
}

test('default', () => {
  expect(deltaGammaNormalVar(parameters)).toBeCloseTo(2 * 2.3263478740408408, 13)
  expect(deltaGammaCornishFisherVar(parameters)).toBeCloseTo(2 * 2.3263478740408408, 13)
})

test('behavior: being short gamma loses more, and being long less', () => {
  const [short, long] = [toMatrix([[-0.1]]), toMatrix([[0.1]])]
  for (const measure of [deltaGammaNormalVar, deltaGammaCornishFisherVar]) {
    expect(measure({ ...parameters, gamma: short })).toBeGreaterThan(measure(parameters))
    expect(measure({ ...parameters, gamma: long })).toBeLessThan(measure(parameters))
  }
})

test('error: InvalidConfidenceError', () => {
  expect(() => deltaGammaNormalVar({ ...parameters, confidence: 2 })).toThrow(
    InvalidConfidenceError,
  )
})
