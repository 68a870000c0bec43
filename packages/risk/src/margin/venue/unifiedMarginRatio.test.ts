import { expect, test } from 'vitest'
import { unifiedMargin } from './unifiedMarginRatio.ts'

const holding = {
  asset: 'BTC',
  equity: 1,
  indexPriceUsd: 40_000,
  collateralRate: 0.95,
  maintenance: 0.1,
}

test('default', () => {
  expect(unifiedMargin([holding])).toEqual({
    adjustedEquityUsd: 38_000,
    maintenanceUsd: 4000,
    ratio: 9.5,
  })
})

test('behavior: a haircut never shrinks a debt', () => {
  expect(unifiedMargin([{ ...holding, equity: -1 }]).adjustedEquityUsd).toBe(-40_000)
})

test('behavior: without a requirement there is no ratio', () => {
  expect(unifiedMargin([]).ratio).toBe('no-requirement')
})
