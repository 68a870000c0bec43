import { expect, test } from 'vitest'
import { skewFillPrice, skewPerpetualMargin, skewPositionProfit } from './skewPerpetualMargin.ts'

const rates = {
  initialMarginFraction: 2,
  minimumInitialRatio: 0.01,
  maintenanceScalar: 0.5,
  liquidationRewardRatio: 0.05,
  minimumPositionMarginUsd: 1000,
}

test('default', () => {
  const margin = skewPerpetualMargin({ size: -2, indexPriceUsd: 30_000, skewScale: 100 }, rates)
  expect(margin.initialUsd).toBeCloseTo(4000, 9)
  expect(margin.maintenanceUsd).toBeCloseTo(2500, 9)
  expect(margin.liquidationRewardUsd).toBe(3000)
})

test('behavior: a trade pays half of the premium it makes', () => {
  const terms = { indexPriceUsd: 2000, skew: 0, size: 20, skewScale: 1000 }
  const fillPriceUsd = skewFillPrice(terms)
  expect(fillPriceUsd).toBeCloseTo(2020, 9)
  expect(skewPositionProfit({ ...terms, fillPriceUsd })).toBeCloseTo(-400, 9)
})

test('behavior: without a position nothing is asked', () => {
  const margin = skewPerpetualMargin({ size: 0, indexPriceUsd: 1, skewScale: 1 }, rates)
  expect(margin).toEqual({ initialUsd: 0, maintenanceUsd: 0, liquidationRewardUsd: 0 })
})
