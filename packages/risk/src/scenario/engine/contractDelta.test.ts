import { expect, test } from 'vitest'
import { contractDelta } from './contractDelta.ts'

test('default', () => {
  const terms = { forward: 2000, strike: 2000, deviation: 0.2 }
  const call = contractDelta({ type: 'call', ...terms })
  expect(call).toBeCloseTo(0.539827837277029, 12)
  expect(call - contractDelta({ type: 'put', ...terms })).toBeCloseTo(1, 12)
})

test('behavior: an expired option is all or nothing', () => {
  const terms = { forward: 2000, deviation: 0 }
  expect(contractDelta({ type: 'call', strike: 1900, ...terms })).toBe(1)
  expect(contractDelta({ type: 'put', strike: 1900, ...terms })).toBe(0)
  expect(contractDelta({ type: 'put', strike: 2100, ...terms })).toBe(-1)
})
