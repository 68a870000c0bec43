import { expect, test } from 'vitest'
import { InvalidRateError } from './errors/invalidRateError.ts'
import { fundingPayment } from './fundingPayment.ts'

const long = {
  payoff: 'linear',
  quantity: 2,
  markPrice: 1500,
  fundingRatePerInterval: 0.0001,
} as const

test('default', () => {
  expect(fundingPayment(long)).toBeCloseTo(-0.3, 14)
  expect(fundingPayment({ ...long, quantity: -2, intervals: 3 })).toBeCloseTo(0.9, 14)
})

test('behavior: an inverse position is paid in the asset', () => {
  const inverse = { ...long, payoff: 'inverse', quantity: 3000 } as const
  expect(fundingPayment(inverse)).toBeCloseTo(-0.0002, 16)
})

test('behavior: without a rate nothing is paid', () => {
  expect(fundingPayment({ ...long, fundingRatePerInterval: 0 })).toBe(0)
})

test('error: InvalidRateError', () => {
  expect(() => fundingPayment({ ...long, fundingRatePerInterval: Number.NaN })).toThrow(
    InvalidRateError,
  )
})
