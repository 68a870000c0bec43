import { expect, test } from 'vitest'
import type { VectorCase, VectorOutcome } from '../vectorFamily.ts'
import { marginFamilies } from './marginFamilies.ts'

function run(
  family: string,
  vectorCase: VectorCase,
  others: readonly VectorCase[] = [],
): VectorOutcome {
  const found = marginFamilies.find(({ name }) => name === family)
  if (found === undefined) return { passed: false, message: `no family ${family}` }
  const file = { tolerance: 'exact', cases: [vectorCase, ...others] }
  return found.run(vectorCase, { file, readData: () => undefined })
}

const passed = { passed: true }

test('default', () => {
  const year = { rate: '109284236984257451326752610', duration: 31_536_000 }
  const expected = { apy: '115479365565265190368974686' }
  expect(run('aave_health_factor', { input: year, expected })).toEqual(passed)
  const balance = {
    balance: '161316503206059870',
    index: '1001723339432542553527150680',
    rate: '22461916953455574582370088',
    now: 1_609_675_535,
    lastUpdate: 1_609_673_617,
  }
  expect(
    run('aave_health_factor', { input: balance, expected: { balance: '161594727054623229' } }),
  ).toEqual(passed)
})

test('behavior: a wrong figure fails, with both figures named', () => {
  const input = { collateral: 3, debt: 1, liquidationThreshold: 0.5 }
  expect(run('aave_health_factor', { input, expected: { healthFactor: 1.4 } })).toEqual({
    passed: false,
    message: 'healthFactor is 1.5, published 1.4 (relative 1e-12)',
  })
})

test('behavior: thresholds may be in basis points, and no debt is −1', () => {
  const input = { collateral: 1e17, debt: 3e16, liquidationThreshold: 5000 }
  const healthFactor = 5 / 3
  expect(run('aave_health_factor', { input, expected: { healthFactor } })).toEqual(passed)
  const free = { ...input, debt: 0 }
  expect(run('aave_health_factor', { input: free, expected: { healthFactor: -1 } })).toEqual(passed)
})

test('behavior: utilisation targets go by the name of the case', () => {
  const wad = 10n ** 18n
  const input = { supply: String(2n * wad), borrow: String(wad), target: '0.9' }
  const value = '888888888888888888'
  const name = 'withdrawToUtilization'
  expect(run('morpho_blue_position', { name, input, expected: { value } })).toEqual(passed)
})

test('behavior: hedges are read as quantities, pairs or exposures', () => {
  const book = {
    borrow: 1e6,
    spot: { ETH: [66.66, 5000], CRV: [666_666.66, 0.5], CRVUSD: [333_333.33, 1] },
    marginValue: 1e6,
    shock: { ETH: -0.2, CRV: -0.3, CRVUSD: -0.1 },
  }
  const expected = { stressedValue: 1_966_633.33, riskFactor: 1.96 }
  const hedges = [
    { ETH: -66.66, CRV: -666_666.66 },
    { ETH: [-66.66, 5000], CRV: [-666_666.66, 0.5] },
    { ETH: -333_300, CRV: -333_333.33 },
  ]
  for (const futures of hedges) {
    const input = { ...book, futures }
    expect(run('arkis_multivenue_margin', { input, expected, tolerance: 'abs 15' })).toEqual(passed)
  }
})

test('behavior: exchanges’ examples are computed, tables become parameter sets', () => {
  const family = 'exchange_portfolio_margin_examples'
  const okx = { name: 'OKX', input: { MR: 40_000, MR7_raw: 30_000 } }
  expect(run(family, { ...okx, expected: { MR7_adj: 50_000, MMR: 50_000 } })).toEqual(passed)
  const bybit = { index: 20_250, strike: 18_500, mark: 290, entry: 280, qty: -1 }
  const short = { name: 'Bybit short put', input: bybit }
  expect(run(family, { ...short, expected: { MM: 938, IM: 2315 } })).toEqual(passed)
  expect(run(family, { name: 'Binance inputs', input: { equity: 1 }, expected: {} })).toBe(
    'parameters',
  )
  expect(() => run(family, { name: 'unheard of', input: { a: 1 }, expected: { b: 2 } })).toThrow(
    'No exchange is named',
  )
})

test('behavior: a table that is not the exchange’s own is seen', () => {
  const scenarios = [{ spot: 0.2, vol: 0.4, weight: 1 }]
  const outcome = run('exchange_portfolio_margin_examples', {
    name: 'Paradex table',
    input: {},
    expected: { scenarios },
  })
  expect(outcome).toMatchObject({ passed: false })
})

test('behavior: a covered write is the sum of its legs, by name', () => {
  const future = [0, 100, -100]
  const call = { name: 'long call', input: {}, expected: { array: [10, 60, -40] } }
  const long = { name: 'long future', input: {}, expected: { array: future } }
  const write = {
    name: 'covered write',
    input: { legs: ['long future', { name: 'long call', quantity: -1 }] },
    expected: { array: [-10, 40, -60], scanRisk: 60 },
  }
  expect(run('span_risk_arrays', write, [call, long])).toEqual(passed)
})

test('behavior: a key that is not understood fails', () => {
  const input = { baseDebt: 1, collateral: 2, moonPhase: 3 }
  const expected = { isLiquidatable: false }
  expect(() => run('compound3_liquidatable', { input, expected })).toThrow('moonPhase')
})
