import { expect, test } from 'vitest'
import { formatUsd } from './formatUsd.ts'

test.each([
  [0, '0.00'],
  [-0.001, '0.00'],
  [-12.345, '-12.35'],
  [999.99, '999.99'],
  [1_234.5, '1,235'],
  [9_876_543.2, '9,876,543'],
  [12_345_678, '12.35M'],
  [-1_234_567_890, '-1.23B'],
  [5e15, '5.00e+15'],
  ['unknown', 'unknown'],
] as const)('default', (usd, text) => {
  expect(formatUsd(usd)).toBe(text)
})
