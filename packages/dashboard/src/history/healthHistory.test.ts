import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { appendSample, type HealthHistory, toHealthSample } from './healthHistory.ts'
import { healthSeries } from './healthSeries.ts'
import { healthRange, healthTicks } from './healthTicks.ts'

const portfolio = fixturePortfolio([busyOwner], 1_800_000_000)
const { accounts } = portfolio.enforced
const sample = toHealthSample(portfolio, 1)

test('default', () => {
  const history = [sample, { ...sample, timeSeconds: 2 }]
  const { series, withoutLine } = healthSeries(accounts, history)
  expect(series.map(({ name, values }) => [name, values.length])).toEqual([
    ['Aave v3 · Ethereum · Core market', 2],
    ['Morpho Blue · Base · USDC / WETH 86 %', 2],
    ['Morpho Blue · Base · cbBTC / USDC 86 %', 2],
  ])
  expect(withoutLine).toEqual([
    'Morpho Blue · Ethereum · PT-sUSDe-27NOV / USDC 91.5 %',
    'Aave v3 · Arbitrum One · Core market',
  ])
})

test('behavior: an unknown health is a hole, and a line keeps its colour', () => {
  const lost = accounts.map((account) => ({ ...account, healthState: 'UNKNOWN' as const }))
  const blind = toHealthSample({ enforced: { accounts: lost } }, 2)
  expect([...blind.health.values()]).toEqual([null, null, null, null, null])
  const straight = healthSeries(accounts, [sample]).series
  const turned = healthSeries([...accounts].reverse(), [sample]).series
  for (const { id, style } of straight) {
    expect(turned.find((series) => series.id === id)?.style).toBe(style)
  }
})

test('behavior: time rises and the oldest go', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (times) => {
      const history = times.reduce<HealthHistory>(
        (before, timeSeconds) =>
          appendSample(before, { sample: { ...sample, timeSeconds }, limit: 5 }),
        [],
      )
      expect(history.length).toBeLessThanOrEqual(5)
      const kept = history.map(({ timeSeconds }) => timeSeconds)
      expect(kept.at(-1)).toBe(times.at(-1))
      expect([...new Set(kept)].sort((a, b) => a - b)).toEqual(kept)
    }),
  )
})

test('behavior: liquidation is always in sight, and labelled', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.05, max: 500, noNaN: true })), (values) => {
      const range = healthRange(values)
      expect(range.min).toBeLessThan(1)
      expect(range.max).toBeGreaterThan(Math.max(1, ...values))
      const ticks = healthTicks({ ...range, apart: 0.1 })
      expect(ticks).toContain(1)
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks)
    }),
  )
})
