import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { deltaNormalVar } from './deltaNormalVar.ts'

const covariance = toMatrix([
  [0.04, 0.01],
  [0.01, 0.09],
])

test('default', () => {
  const { loss, components } = deltaNormalVar({ delta: [100, -50], covariance, confidence: 0.99 })
  expect(loss).toBeCloseTo(2.3263478740408408 * Math.sqrt(400 - 100 + 225), 10)
  expect((components[0] as number) + (components[1] as number)).toBeCloseTo(loss, 12)
})

test('behavior: components add up, and marginals are slopes', () => {
  const amount = fc.double({ min: -1e3, max: 1e3, noNaN: true }).filter((it) => Math.abs(it) > 0.1)
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const parameters = { covariance, mean: [0.001, -0.002], confidence: 0.95 }
      const risk = deltaNormalVar({ ...parameters, delta: [a, b] })
      const step = 1e-5 * Math.abs(a)
      const up = deltaNormalVar({ ...parameters, delta: [a + step, b] }).loss
      const down = deltaNormalVar({ ...parameters, delta: [a - step, b] }).loss
      expect((up - down) / (2 * step)).toBeCloseTo(risk.marginal[0] as number, 5)
      expect(risk.components.reduce((sum, it) => sum + it, 0)).toBeCloseTo(risk.loss, 9)
    }),
  )
})

test('behavior: a flat book loses nothing', () => {
  expect(deltaNormalVar({ delta: [0, 0], covariance, confidence: 0.99 }).loss).toBe(0)
})

test('error: NotPositiveSemidefiniteError', () => {
  const indefinite = toMatrix([
    [1, 2],
    [2, 1],
  ])
  expect(() => deltaNormalVar({ delta: [1, -1], covariance: indefinite, confidence: 0.9 })).toThrow(
    NotPositiveSemidefiniteError,
  )
})

test('error: MismatchedLengthsError', () => {
  expect(() => deltaNormalVar({ delta: [1], covariance, confidence: 0.9 })).toThrow(
    MismatchedLengthsError,
  )
})
