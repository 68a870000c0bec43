import { InvariantError, type MarginLine } from '@crossmargin/core'
import { expect, test } from 'vitest'
import {
  account,
  airdrop,
  assets,
  type Holding,
  marketPrices,
  priceOf,
  steth,
  usdc,
  usdt,
  weth,
} from '../../test/portfolioFixture.ts'
import { toPriceBook } from './priceBook.ts'
import { valueExposures } from './valueExposures.ts'

const debtLine: MarginLine = {
  kind: 'debt',
  label: 'USDT debt',
  asset: usdt,
  balanceRaw: 50n * 10n ** 18n,
  valueRaw: -51n * 10n ** 8n,
  initialRaw: 0n,
  maintenanceRaw: 0n,
  workings: '',
}

function valuationOf(
  holdings: readonly Holding[],
  prices = marketPrices,
  lines: readonly MarginLine[] = [],
) {
  const { margin, exposures } = account({ number: 1, holdings, margin: { lines } })
  return valueExposures({ margin, exposures, prices: toPriceBook(prices), assets })
}

test('default', () => {
  const { values, uncounted, gaps } = valuationOf([
    [weth, 10],
    [steth, 1],
    [usdc, -10_000],
  ])
  expect(
    values.map(({ factor, kindOfFactor, isPegged, valueUsd }) => [
      factor,
      kindOfFactor,
      isPegged,
      valueUsd,
    ]),
  ).toEqual([
    ['USD', 'reporting', true, -10_000],
    ['ETH', 'registered', false, 20_000],
    ['ETH', 'registered', true, 1990],
  ])
  expect([uncounted, gaps]).toEqual([[], []])
})

test('behavior: of several prices the worse one for the account is taken', () => {
  const prices = [priceOf(weth, 2000), priceOf(weth, 2010)]
  expect(valuationOf([[weth, 1]], prices).values[0]?.valueUsd).toBe(2000)
  expect(valuationOf([[weth, -1]], prices).values[0]?.valueUsd).toBe(-2010)
})

test('behavior: unregistered collateral is not counted, unregistered debt is kept', () => {
  const prices = [priceOf(airdrop, 3)]
  expect(valuationOf([[airdrop, 5]], prices)).toMatchObject({
    values: [],
    uncounted: [{ quantity: 5, valueUsd: 15, reason: 'asset-unknown' }],
    gaps: [{ kind: 'asset-unknown', effect: 'collateral-not-counted', asset: airdrop.id }],
  })
  expect(valuationOf([[airdrop, -5]], prices)).toMatchObject({
    values: [{ factor: airdrop.id, kindOfFactor: 'unregistered', valueUsd: -15 }],
    gaps: [{ kind: 'asset-unknown', effect: 'debt-kept' }],
  })
})

test('behavior: collateral without a price is not counted', () => {
  expect(valuationOf([[weth, 5]], [])).toMatchObject({
    values: [],
    uncounted: [{ quantity: 5, valueUsd: 'unknown', reason: 'price-missing' }],
    gaps: [{ kind: 'price-missing', effect: 'collateral-not-counted', asset: weth.id }],
  })
})

test('behavior: debt without a price is kept at the price of the venue', () => {
  expect(valuationOf([[usdt, -50]], [], [debtLine])).toMatchObject({
    values: [{ valueUsd: expect.closeTo(-51, 9) }],
    uncounted: [],
    gaps: [{ kind: 'price-missing', effect: 'debt-kept' }],
  })
})

test('behavior: debt that nobody prices makes the account unknown', () => {
  expect(valuationOf([[usdt, -50]], [])).toMatchObject({
    values: [],
    uncounted: [{ quantity: -50, valueUsd: 'unknown', reason: 'price-missing' }],
    gaps: [{ kind: 'price-missing', effect: 'account-unknown' }],
  })
})

test('behavior: a position without a price makes the account unknown', () => {
  const { margin, exposures } = account({ number: 1, holdings: [[weth, 1]] })
  const positions = exposures.map((exposure) => ({ ...exposure, kind: 'position' as const }))
  const { gaps } = valueExposures({ margin, exposures: positions, prices: toPriceBook([]), assets })
  expect(gaps).toMatchObject([{ kind: 'price-missing', effect: 'account-unknown' }])
})

test('behavior: a value beyond all sense is no value', () => {
  expect(valuationOf([[weth, 1e300]])).toMatchObject({
    values: [],
    gaps: [{ kind: 'price-missing', effect: 'collateral-not-counted' }],
  })
})

test('behavior: a quantity beyond all sense is no holding, however small its price', () => {
  // Found by the search for NaN: two of these overflowed the net quantity (seed 958787902).
  expect(valuationOf([[weth, 1.7e308]], [priceOf(weth, 5e-324)])).toMatchObject({
    values: [],
    gaps: [{ kind: 'price-missing', effect: 'collateral-not-counted' }],
  })
})

test('behavior: nothing of an asset needs no price', () => {
  expect(valuationOf([[weth, 0]], [])).toEqual({ values: [], uncounted: [], gaps: [] })
})

test('error: InvariantError', () => {
  expect(() => valuationOf([[weth, Number.NaN]])).toThrow(InvariantError)
})
