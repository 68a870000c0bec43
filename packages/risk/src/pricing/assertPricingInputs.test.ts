import { expect, test } from 'vitest'
import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertPrice,
  assertRate,
  assertTime,
  assertVolatility,
} from './assertPricingInputs.ts'
import { InvalidPriceError } from './errors/invalidPriceError.ts'
import { InvalidRateError } from './errors/invalidRateError.ts'
import { InvalidTimeError } from './errors/invalidTimeError.ts'
import { InvalidVolatilityError } from './errors/invalidVolatilityError.ts'

test('default', () => {
  expect(() => {
    assertPrice('strike', 0)
    assertPositivePrice('spot', 1)
    assertTime('timeYears', 1 / 365)
    assertVolatility('volatility', 0)
    assertPositiveVolatility('volatility', 0.5)
    assertRate('rate', -0.01)
  }).not.toThrow()
})

const wrong = [Number.NaN, -1, Number.POSITIVE_INFINITY]

test('error: InvalidPriceError', () => {
  for (const price of wrong) expect(() => assertPrice('strike', price)).toThrow(InvalidPriceError)
  for (const price of [...wrong, 0]) {
    expect(() => assertPositivePrice('strike', price)).toThrow(InvalidPriceError)
  }
})

test('error: InvalidTimeError', () => {
  for (const time of [...wrong, 0]) expect(() => assertTime('t', time)).toThrow(InvalidTimeError)
})

test('error: InvalidVolatilityError', () => {
  expect(() => assertVolatility('volatility', Number.NaN)).toThrowErrorMatchingInlineSnapshot(`
    [InvalidVolatilityError: \`volatility\` is NaN.
    It has to be a finite number >= 0, annualised: 0.65 is 65 % a year.
    Correct the quote, or leave the option out and report the gap.]
  `)
  for (const volatility of [...wrong, 0]) {
    expect(() => assertPositiveVolatility('v', volatility)).toThrow(InvalidVolatilityError)
  }
})

test('error: InvalidRateError', () => {
  expect(() => assertRate('rate', Number.NaN)).toThrow(InvalidRateError)
})
