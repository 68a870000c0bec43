import { expect, test } from 'vitest'
import { addRiskArrays, futureRiskArray, scanRisk, spanRequirement } from './spanRequirement.ts'

test('default', () => {
  const future = futureRiskArray(9000)
  expect(future.map(Math.round)).toEqual([
    0, 0, 3000, 3000, -3000, -3000, 6000, 6000, -6000, -6000, 9000, 9000, -9000, -9000, 6300, -6300,
  ])
  expect(scanRisk(future)).toEqual({ lossUsd: 9000, row: 12 })
})

test('behavior: a contract and its opposite leave nothing to scan', () => {
  const array = futureRiskArray(10_000)
  const flat = addRiskArrays([
    { array, quantity: 2 },
    { array, quantity: -2 },
  ])
  expect(scanRisk(flat)).toEqual({ lossUsd: 0, row: -1 })
})

test('behavior: credits end at the short option minimum', () => {
  const charges = {
    intermonthUsd: 100,
    deliveryUsd: 50,
    intercommodityCreditUsd: 900,
    shortOptionMinimumUsd: 300,
  }
  expect(spanRequirement(1000, charges)).toBe(300)
  expect(spanRequirement(2000, charges)).toBe(1250)
})
