import { expect, test } from 'vitest'
import { formatPrice } from './formatPrice.ts'
import { formatQuantity } from './formatQuantity.ts'

test('default', () => {
  expect([0, 1_234.567, 40.25, 0.000241234567, -0.5].map(formatQuantity)).toEqual([
    '0',
    '1,234.57',
    '40.2500',
    '0.00024123',
    '−0.50000',
  ])
})

test('behavior: a price has its numeraire', () => {
  expect(formatPrice(2_409.311, 'USD')).toBe('$2,409.31')
  expect(formatPrice(0.0123456, 'USD')).toBe('$0.012346')
  expect(formatPrice(0.000241234567, 'WETH')).toBe('0.00024123 WETH')
})
