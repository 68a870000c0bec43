import { expect, test } from 'vitest'
import { formatNumber } from './formatNumber.ts'

test('default', () => {
  expect(formatNumber(1_234_567.891, 2)).toBe('1,234,567.89')
})

test('behavior: the minus sign is one, and nothing is not negative', () => {
  expect(formatNumber(-1_234.5, 1)).toBe('−1,234.5')
  expect(formatNumber(-0.001, 2)).toBe('0.00')
  expect(formatNumber(-0, 0)).toBe('0')
})
