import { type Gap, InvariantError, WAD } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryAccounts, reportOf } from '../../test/arbitraryPortfolio.ts'
import { account, address, block, priceOf, usdc, weth } from '../../test/portfolioFixture.ts'
import { defaultCalibration } from '../calibration/defaultCalibration.ts'
import { InvalidSpotMoveError } from '../errors/invalidSpotMoveError.ts'
import { defaultScenarioModel } from '../scenario/defaultScenarioModel.ts'
import { portfolioReport } from './portfolioReport.ts'

const long = account({
  number: 1,
  holdings: [
    [weth, 10],
    [usdc, -10_000],
  ],
  healthFactorWad: (WAD * 166n) / 100n,
})
const short = account({
  number: 2,
  holdings: [
    [weth, -10],
    [usdc, 30_000],
  ],
  healthFactorWad: (WAD * 103n) / 100n,
})

test('default', () => {
  const { enforced, economic, model, risk, ...rest } = portfolioReport(reportOf([long, short]))
  expect(rest).toMatchInlineSnapshot(`
    {
      "blocks": [
        {
          "chainId": 1,
          "finality": "finalized",
          "hash": "0x01",
          "isStale": false,
          "number": 100,
          "timestampSeconds": 1700000000,
        },
      ],
      "digest": "456114e51fbe7fbb20e6303b8de2aea751b0861396f3a225743baabae05010e3",
      "gaps": [],
      "owners": [
        "0x0000000000000000000000000000000000000007",
      ],
      "skewSeconds": 0,
    }
  `)
  expect(model).toBe(defaultScenarioModel)
  expect(risk.calibration).toBe(defaultCalibration)
  expect(risk.measures.every(({ varUsd }) => typeof varUsd === 'number')).toBe(true)
  // The economic side is hedged and far from harm; the second account is about to be liquidated.
  expect(economic.healthRatio).toBeCloseTo(25, 9)
  expect(enforced.accounts.map(({ status }) => status)).toEqual(['MARGIN_CALL', 'NORMAL'])
  expect(economic.enforcedMaintenanceUsd).toBe(enforced.totals.maintenanceMarginUsd)
})

test('behavior: the order of everything does not matter, digit for digit', () => {
  fc.assert(
    fc.property(arbitraryAccounts, fc.infiniteStream(fc.nat(1000)), (accounts, numbers) => {
      const shuffled = <item>(items: readonly item[]): readonly item[] =>
        items
          .map((item) => ({ item, place: numbers.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ item }) => item)
      const given = reportOf(accounts)
      const other = {
        ...given,
        marketPrices: shuffled(given.marketPrices),
        assets: new Map(shuffled([...given.assets])),
        accounts: shuffled(accounts).map((one) => ({ ...one, exposures: shuffled(one.exposures) })),
      }
      expect(portfolioReport(other)).toEqual(portfolioReport(given))
    }),
    { numRuns: 50 },
  )
})

test('behavior: equity and gross notional add up over accounts; netting only ever saves', () => {
  fc.assert(
    fc.property(arbitraryAccounts, (accounts) => {
      const { economic } = portfolioReport(reportOf(accounts))
      const { equityUsd, grossNotionalUsd, siloCostUsd } = economic
      if (equityUsd === 'unknown' || grossNotionalUsd === 'unknown' || siloCostUsd === 'unknown') {
        return expect.unreachable()
      }
      const alone = accounts.map((one) => portfolioReport(reportOf([one])).economic)
      const tolerance = 1e-12 * (grossNotionalUsd + 1)
      const sumOf = (values: readonly unknown[]) =>
        values.reduce<number>((sum, value) => sum + Number(value), 0)
      expect(Math.abs(sumOf(alone.map((one) => one.equityUsd)) - equityUsd)).toBeLessThanOrEqual(
        tolerance,
      )
      expect(
        Math.abs(sumOf(alone.map((one) => one.grossNotionalUsd)) - grossNotionalUsd),
      ).toBeLessThanOrEqual(tolerance)
      expect(siloCostUsd).toBeGreaterThanOrEqual(-tolerance)
    }),
    { numRuns: 50 },
  )
})

test('behavior: no number is NaN or infinite, whatever finite is put in', () => {
  const quantity = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(quantity, quantity, fc.double(), fc.double(), (first, second, wethUsd, usdcUsd) => {
      const accounts = [
        account({
          number: 1,
          holdings: [
            [weth, first],
            [usdc, second],
          ],
        }),
        account({ number: 2, holdings: [[weth, second]], healthFactorWad: 1n }),
      ]
      const marketPrices = [priceOf(weth, wethUsd), priceOf(usdc, usdcUsd)]
      const { blocks: _, ...report } = portfolioReport({ ...reportOf(accounts), marketPrices })
      expect(nonFiniteNumbers(report)).toEqual([])
    }),
    { numRuns: 500, examples: [[3e293, 1.7e308, 5e-324, 0]] },
  )
})

test('behavior: every gap is there once, wherever it comes from', () => {
  const gap: Gap = { kind: 'decimals-unknown', effect: 'part-missing', message: 'No decimals.' }
  const odd = account({ number: 1, holdings: [[weth, 1]], gaps: [gap], margin: { gaps: [gap] } })
  const { gaps } = portfolioReport({
    ...reportOf([odd]),
    blocks: [{ ...block, isStale: true }],
    marketPrices: [priceOf(weth, 2000, 'oracle')],
    gaps: [gap, { kind: 'chain-unreachable', effect: 'part-missing', message: 'Chain 10.' }],
  })
  expect(gaps.map(({ kind }) => kind).sort()).toEqual([
    'chain-stale',
    'chain-unreachable',
    'decimals-unknown',
    'price-basis-unknown',
  ])
})

test('behavior: blocks are by chain, and the skew is over their times', () => {
  const blocks = [
    { ...block, chainId: 10, timestampSeconds: block.timestampSeconds - 12 },
    block,
    { ...block, chainId: 8453, timestampSeconds: block.timestampSeconds + 3 },
  ]
  const report = portfolioReport({ ...reportOf([]), blocks })
  expect(report.blocks.map(({ chainId }) => chainId)).toEqual([1, 10, 8453])
  expect(report.skewSeconds).toBe(15)
  expect(portfolioReport({ ...reportOf([]), blocks: [] }).skewSeconds).toBe(0)
})

test('behavior: owners are in lower case, each once', () => {
  const owner = address(0xabc)
  const shout = owner.replace('abc', 'ABC') as typeof owner
  expect(portfolioReport({ ...reportOf([]), owners: [shout, owner] }).owners).toEqual([owner])
})

test('error: InvariantError', () => {
  expect(() => portfolioReport({ ...reportOf([]), blocks: [block, block] })).toThrow(InvariantError)
  expect(() => portfolioReport(reportOf([long, long]))).toThrow(InvariantError)
})

test('error: InvalidSpotMoveError', () => {
  const rows = [{ name: 'a', spotMove: Number.NaN, weight: 1 }]
  expect(() =>
    portfolioReport({ ...reportOf([]), model: { ...defaultScenarioModel, rows } }),
  ).toThrow(InvalidSpotMoveError)
})

function nonFiniteNumbers(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => nonFiniteNumbers(item, `${path}.${name}`))
}
