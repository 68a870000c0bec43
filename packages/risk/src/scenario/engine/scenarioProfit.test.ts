import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 as set } from '../parameter-sets/derivePmrm2.ts'
import { collateralValue, scenarioProfit } from './scenarioProfit.ts'

const [book] = hedgedBook.underlyings
if (book === undefined) throw new TypeError('the fixture has an underlying')

const rowOf = (name: string) => {
  const scenario = set.scenarios.find((it) => it.name === name)
  if (scenario === undefined) throw new TypeError(`no row ${name}`)
  return scenarioProfit(book, { scenario, set, stablePriceUsd: 1 })
}

test('default', () => {
  const row = rowOf('-9% none')
  expect(row.perpetualsUsd).toBeCloseTo(-0.09 * 20_010, 9)
  expect(row.futuresUsd).toBeCloseTo(0.09 * 4020, 9)
  expect(row.collateralUsd).toBeCloseTo(-0.09 * 1990, 9)
  expect(row.optionsUsd).toBeGreaterThan(0)
})

test('behavior: a skew row is never a gain on options', () => {
  expect(rowOf('0% linear-skew').optionsUsd).toBeLessThan(0)
  expect(rowOf('0% absolute-skew').optionsUsd).toBeLessThan(0)
})

test('behavior: a weight takes its share of everything', () => {
  const scenario = { name: 'half', spotMove: -0.1, volatility: 'none', weight: 0.5 } as const
  const half = scenarioProfit(book, { scenario, set, stablePriceUsd: 1 })
  const whole = scenarioProfit(book, {
    scenario: { ...scenario, weight: 1 },
    set,
    stablePriceUsd: 1,
  })
  expect(half.profitUsd).toBeCloseTo(whole.profitUsd / 2, 9)
})

test('behavior: collateral that does not cancel risk stands still', () => {
  const [held] = book.collateral
  if (held === undefined) return expect.unreachable()
  expect(collateralValue(held, 0.5)).toBe(3980)
  const still = { ...book, collateral: [{ ...held, isRiskCancelling: false }] }
  const scenario = { name: 'down', spotMove: -0.1, volatility: 'none', weight: 1 } as const
  expect(scenarioProfit(still, { scenario, set, stablePriceUsd: 1 }).collateralUsd).toBe(0)
})
