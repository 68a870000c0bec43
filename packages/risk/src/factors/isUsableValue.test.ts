import { expect, test } from 'vitest'
import { isUsableValue } from './isUsableValue.ts'

test('default', () => {
  expect(isUsableValue({ quantity: -1e77, valueUsd: -1e12 })).toBe(true)
})

test('behavior: neither a quantity nor a value may be beyond all sense', () => {
  expect(isUsableValue({ quantity: 1e79, valueUsd: 1 })).toBe(false)
  expect(isUsableValue({ quantity: 1, valueUsd: -1e31 })).toBe(false)
  expect(isUsableValue({ quantity: 1, valueUsd: Number.NaN })).toBe(false)
})
