import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleReading, exampleState, place, prices } from './cometFixtures.ts'
import { cometMargin } from './cometMargin.ts'
import { toReading } from './toReading.ts'

test('default: one balance of the base asset, and what of the collateral counts', () => {
  expect(cometMargin(exampleReading())).toMatchObject({
    numeraire: { kind: 'usd', decimals: 8 },
    debtValueRaw: 1_200n * 10n ** 8n,
    equityRaw: 800n * 10n ** 8n,
    slackInitialRaw: 400n * 10n ** 8n,
    slackMaintenanceRaw: 500n * 10n ** 8n,
    healthState: 'known',
    healthFactorWad: 1_416_666_666_666_666_666n,
    liquidation: {
      isLiquidatable: false,
      closeFactors: [{ closeFactorBps: 10_000 }],
      bonuses: [{ bonusBps: 10_526 }],
    },
    answer: {
      balanceOf: 0n,
      borrowBalanceOf: 1_200_000_000n,
      isLiquidatable: false,
      isBorrowCollateralized: true,
    },
    gaps: [],
  })
})

test('behavior: the view judges by the stored index while absorbing accrues first', () => {
  const quoted = { ...prices, assets: [1_300n * 10n ** 8n] }
  const margin = cometMargin(exampleReading({}, quoted))
  expect(margin.liquidation.isLiquidatable).toBe(true)
  expect(margin.answer).toMatchObject({ isLiquidatable: false, isBorrowCollateralized: true })
})

test('behavior: liquidation prices are exact to one unit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 21n }), (wethRaw) => {
      const margin = cometMargin(exampleReading({ wethRaw }))
      const [weth] = margin.liquidationPrices
      const at = (priceRaw: bigint) =>
        cometMargin(exampleReading({ wethRaw }, { ...prices, assets: [priceRaw] })).liquidation
          .isLiquidatable
      expect(weth?.side).toBe('at-or-below')
      expect(at(weth?.priceRaw ?? 0n)).toBe(true)
      expect(at((weth?.priceRaw ?? 0n) + 1n)).toBe(false)
    }),
    { numRuns: 20 },
  )
})

test('behavior: a debt without a price is unknown, and never healthy', () => {
  for (const quoted of [
    { ...prices, base: undefined },
    { ...prices, assets: [undefined] },
  ]) {
    const margin = cometMargin(exampleReading({}, quoted))
    expect(margin).toMatchObject({ healthState: 'unknown', liquidation: { isLiquidatable: false } })
    expect(margin.gaps).toMatchObject([{ effect: 'account-unknown', kind: 'oracle-unavailable' }])
  }
})

test('behavior: a collateral without a price and without a debt is not counted', () => {
  const quoted = { ...prices, assets: [undefined] }
  const margin = cometMargin(exampleReading({ principal: 0n }, quoted))
  expect(margin).toMatchObject({ healthState: 'no-debt', collateralValueRaw: 0n })
  expect(margin.gaps).toMatchObject([{ effect: 'collateral-not-counted' }])
})

test('behavior: a Comet that does not answer leaves nothing known', () => {
  for (const part of [{ market: 'unknown' }, { principal: 'unknown' }] as const) {
    const margin = cometMargin(toReading({ ...exampleState(), ...part }, { ...place, prices }))
    expect(margin).toMatchObject({ healthState: 'unknown', gaps: [{ effect: 'account-unknown' }] })
  }
})

test('behavior: prices not in dollars are counted in the base asset; a base that moves is told', () => {
  const market = { isUsd: false }
  expect(cometMargin(exampleReading({ market }))).toMatchObject({
    numeraire: { kind: 'asset', decimals: 8 },
    gaps: [],
  })
  const moved = cometMargin(exampleReading({ market }, { ...prices, base: 99_000_000n }))
  expect(moved.gaps).toMatchObject([{ kind: 'price-basis-unknown' }])
})

test('behavior: a debt too small to have a value cannot be absorbed', () => {
  const margin = cometMargin(
    exampleReading({ principal: -1n, wethRaw: 0n }, { ...prices, base: 1n }),
  )
  expect(margin).toMatchObject({ healthState: 'known', healthFactorWad: 10n ** 18n })
  expect(margin.liquidation.isLiquidatable).toBe(false)
})
