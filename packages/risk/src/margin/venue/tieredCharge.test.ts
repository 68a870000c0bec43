import fc from 'fast-check'
import { expect, test } from 'vitest'
import { okxMinimumChargeTiers as tiers } from '../../scenario/parameter-sets/okx.ts'
import { okxComponentSum, okxMaintenance, tieredCharge } from './tieredCharge.ts'

test('default', () => {
  expect(tieredCharge(30_000, tiers)).toBe(50_000)
  expect(okxMaintenance({ componentsUsd: 40_000, rawMinimumUsd: 30_000 }, tiers)).toBe(50_000)
  expect(okxMaintenance({ componentsUsd: 60_000, rawMinimumUsd: 30_000 }, tiers)).toBe(60_000)
})

test('behavior: only the part inside a tier takes its multiplier', () => {
  expect(tieredCharge(0, tiers)).toBe(0)
  expect(tieredCharge(10_000, tiers)).toBe(10_000)
  expect(tieredCharge(800_000, tiers)).toBe(6_170_000)
})

test('behavior: of spot, theta and extreme move the largest counts, the rest adds', () => {
  const components = {
    spotAndVolatilityUsd: 3,
    thetaUsd: 1,
    extremeMoveUsd: 5,
    vegaTermUsd: 10,
    basisUsd: 20,
    rateUsd: 30,
  }
  expect(okxComponentSum(components)).toBe(65)
})

test('behavior: a larger raw charge never costs less', () => {
  const amount = fc.double({ min: 0, max: 1e7, noNaN: true })
  fc.assert(
    fc.property(amount, amount, (raw, more) => {
      const larger = tieredCharge(raw + more, tiers)
      expect(larger).toBeGreaterThanOrEqual(tieredCharge(raw, tiers))
    }),
  )
})
