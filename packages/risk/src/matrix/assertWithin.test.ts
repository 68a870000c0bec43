import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { assertConfidence, assertLength, assertWithin } from './assertWithin.ts'

test('default', () => {
  expect(assertWithin('decay', 0.94, { above: 0, below: 1 })).toBeUndefined()
})

test('error: ParameterOutOfRangeError', () => {
  expect(() =>
    assertWithin('decay', 1, { above: 0, below: 1 }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [ParameterOutOfRangeError: \`decay\` is 1.
    It must be a finite number, above 0, below 1.
    Correct \`decay\`; check its unit and its sign.]
  `)
  expect(() => assertWithin('x', Number.NaN, {})).toThrow(ParameterOutOfRangeError)
})

test('error: InvalidConfidenceError', () => {
  for (const confidence of [0, 1, -1, 99, Number.NaN]) {
    expect(() => assertConfidence(confidence)).toThrow(InvalidConfidenceError)
  }
})

test('error: MismatchedLengthsError', () => {
  expect(() => assertLength('weights', [1], 2)).toThrow(MismatchedLengthsError)
})
