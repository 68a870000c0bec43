import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { gaussianVar } from '../var/gaussianVar.ts'
import { gaussianShortfall } from './gaussianShortfall.ts'

test('default', () => {
  // Basel: ES at 97.5 % is 2.338 standard deviations, close to VaR at 99 %, 2.326.
  const parameters = { mean: 0, standardDeviation: 1, confidence: 0.975 }
  expect(gaussianShortfall(parameters)).toBeCloseTo(2.338, 3)
})

test('behavior: it is never below the value at risk', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(
      number,
      number,
      fc.double({ min: 0.01, max: 0.999, noNaN: true }),
      (mean, sd, confidence) => {
        const parameters = { mean, standardDeviation: Math.abs(sd), confidence }
        expect(gaussianShortfall(parameters)).toBeGreaterThanOrEqual(gaussianVar(parameters) - 1e-9)
      },
    ),
  )
})

test('error: InvalidConfidenceError', () => {
  expect(() => gaussianShortfall({ mean: 0, standardDeviation: 1, confidence: 0 })).toThrow(
    InvalidConfidenceError,
  )
})
