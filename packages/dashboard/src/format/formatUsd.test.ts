import { expect, test } from 'vitest'
import { formatGainUsd, formatUsd, formatWholeUsd } from './formatUsd.ts'

test('default', () => {
  expect([0, 1_234.5, -0.12, 1e9].map(formatUsd)).toEqual([
    '$0.00',
    '$1,234.50',
    '−$0.12',
    '$1,000,000,000.00',
  ])
})

test('behavior: headlines have whole dollars, and cents where they matter', () => {
  expect([0, 0.5, -9.99, 10.4, 78_496.9].map(formatWholeUsd)).toEqual([
    '$0',
    '$0.50',
    '−$9.99',
    '$10',
    '$78,497',
  ])
})

test('behavior: a gain has a sign, nothing has none', () => {
  expect([12, -12, 0, -0, 0.001].map(formatGainUsd)).toEqual(['+$12', '−$12', '$0', '$0', '$0.00'])
})
