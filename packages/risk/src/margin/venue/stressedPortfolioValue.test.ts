import { expect, test } from 'vitest'
import { type StressedPortfolio, stressedPortfolioValue } from './stressedPortfolioValue.ts'

const eth = { asset: 'ETH', quantity: 66.66, price: 5000, shock: 0.2, isPegged: false }
const crvusd = { asset: 'CRVUSD', quantity: 333_333.333, price: 1, shock: 0.1, isPegged: true }
const portfolio: StressedPortfolio = {
  borrowed: 1_000_000,
  spot: [eth, crvusd],
  futuresMarginValue: 1_000_000,
  futures: [{ ...eth, quantity: -66.66 }],
  marginTokens: [],
}

test('default', () => {
  const { afterRise, afterFall, stressedValue, riskFactor } = stressedPortfolioValue(portfolio)
  expect(afterRise).toBeCloseTo(afterFall, 6)
  expect(stressedValue).toBeCloseTo(333_300 + 300_000 + 1_000_000, 2)
  expect(riskFactor).toBeCloseTo(1.6333, 4)
})

test('behavior: any direction left lowers the value', () => {
  const hedged = stressedPortfolioValue(portfolio).stressedValue
  for (const quantity of [-100, -30, 0]) {
    const futures = [{ ...eth, quantity }]
    expect(stressedPortfolioValue({ ...portfolio, futures }).stressedValue).toBeLessThan(hedged)
  }
})
