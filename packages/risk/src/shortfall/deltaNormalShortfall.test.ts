import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { deltaNormalVar } from '../var/deltaNormalVar.ts'
import { deltaNormalShortfall } from './deltaNormalShortfall.ts'

const parameters = { delta: [3], covariance: toMatrix([[1]]), confidence: 0.975 }

test('default', () => {
  expect(deltaNormalShortfall(parameters).loss).toBeCloseTo(3 * 2.3378027922, 8)
  expect(deltaNormalShortfall(parameters).loss).toBeGreaterThan(deltaNormalVar(parameters).loss)
})

test('error: InvalidConfidenceError', () => {
  expect(() => deltaNormalShortfall({ ...parameters, confidence: 1 })).toThrow(
    InvalidConfidenceError,
  )
})
