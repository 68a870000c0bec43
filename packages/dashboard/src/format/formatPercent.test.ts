import { expect, test } from 'vitest'
import { formatBps, formatPercent } from './formatPercent.ts'

test('default', () => {
  expect([0.0846, 0.1, 0.5, 0.08999, 0, -0.031].map(formatPercent)).toEqual([
    '8.46 %',
    '10.0 %',
    '50.0 %',
    '8.99 %',
    '0.00 %',
    '−3.10 %',
  ])
})

test('behavior: basis points', () => {
  expect([8_300, 8_350, 8_355, 500, 0].map(formatBps)).toEqual([
    '83 %',
    '83.5 %',
    '83.55 %',
    '5 %',
    '0 %',
  ])
})
