import { type Gap, WAD } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryAccounts, reportOf } from '../../test/arbitraryPortfolio.ts'
import { account, airdrop, usdc, wbtc, weth } from '../../test/portfolioFixture.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { portfolioReport } from './portfolioReport.ts'
import { defaultRiskMeasureSettings, type RiskMeasures } from './riskMeasures.ts'

const long = account({
  number: 1,
  holdings: [
    [weth, 10],
    [wbtc, 1],
    [usdc, -10_000],
  ],
  healthFactorWad: 2n * WAD,
})

function riskOf(
  accounts: Parameters<typeof reportOf>[0],
  parameters: { readonly gaps?: readonly Gap[]; readonly paths?: number } = {},
): RiskMeasures {
  const { gaps = [], paths = defaultRiskMeasureSettings.paths } = parameters
  const measures = { ...defaultRiskMeasureSettings, paths }
  return portfolioReport({ ...reportOf(accounts), gaps, measures }).risk
}

test('default', () => {
  const { measures, seed, paths, horizonDays, calibration, componentShortfall } = riskOf([long])
  expect({ seed, paths, horizonDays, isDefault: calibration.isDefault }).toEqual({
    seed: '1',
    paths: 20_000,
    horizonDays: 1,
    isDefault: true,
  })
  const rounded = measures.map((it) => [
    it.model,
    it.confidence,
    Math.round(Number(it.varUsd)),
    Math.round(Number(it.esUsd)),
  ])
  expect(rounded).toMatchInlineSnapshot(`
    [
      [
        "delta-normal",
        0.99,
        6676,
        7649,
      ],
      [
        "delta-normal",
        0.975,
        5625,
        6709,
      ],
      [
        "monte-carlo-student-t",
        0.99,
        7587,
        10565,
      ],
      [
        "monte-carlo-student-t",
        0.975,
        5682,
        8132,
      ],
    ]
  `)
  expect(
    componentShortfall.map(({ factor, esUsd }) => [factor, Math.round(esUsd)]),
  ).toMatchInlineSnapshot(`
    [
      [
        "BTC",
        5369,
      ],
      [
        "ETH",
        2762,
      ],
      [
        "USD",
        1,
      ],
    ]
  `)
})

test('behavior: delta-normal is the formula', () => {
  const [measure] = riskOf([account({ number: 1, holdings: [[weth, 10]] })], { paths: 10 }).measures
  expect(measure?.varUsd).toBeCloseTo((20_000 * 2.326347874040841) / Math.sqrt(365), 6)
})

test('behavior: shortfall is at least value at risk, and its components add to it', () => {
  fc.assert(
    fc.property(arbitraryAccounts, (accounts) => {
      const { measures, componentShortfall } = riskOf(accounts, { paths: 400 })
      for (const { varUsd, esUsd } of measures) {
        expect(Number(esUsd)).toBeGreaterThanOrEqual(Number(varUsd) * (1 - 1e-12))
      }
      const whole = Number(measures.at(-1)?.esUsd)
      const sum = componentShortfall.reduce((total, { esUsd }) => total + esUsd, 0)
      expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(whole)))
    }),
    { numRuns: 50 },
  )
})

test('behavior: a missing part makes every number unknown and leaves none', () => {
  const gap: Gap = { kind: 'chain-unreachable', effect: 'part-missing', message: 'Chain 10.' }
  const risk = riskOf([long], { gaps: [gap] })
  expect(new Set(risk.measures.flatMap(({ varUsd, esUsd }) => [varUsd, esUsd]))).toEqual(
    new Set(['unknown']),
  )
  expect(risk.componentShortfall).toEqual([])
  expect(risk.modelRequirements.length).toBe(18)
  for (const { initialUsd, maintenanceUsd, perGrossNotional, lines } of risk.modelRequirements) {
    expect([initialUsd, maintenanceUsd, perGrossNotional]).toEqual(Array(3).fill('unknown'))
    expect(lines).toEqual([])
  }
})

test('behavior: an empty book risks nothing', () => {
  const { measures, componentShortfall, modelRequirements } = riskOf([])
  expect(measures.every(({ varUsd, esUsd }) => varUsd === 0 && esUsd === 0)).toBe(true)
  expect(componentShortfall).toEqual([])
  expect(modelRequirements[0]?.perGrossNotional).toBe('no-positions')
})

test('behavior: another seed moves the simulation and nothing else', () => {
  const of = (seed: bigint): RiskMeasures =>
    portfolioReport({
      ...reportOf([long]),
      measures: { ...defaultRiskMeasureSettings, seed, paths: 500 },
    }).risk
  expect(of(2n).measures.slice(0, 2)).toEqual(of(1n).measures.slice(0, 2))
  expect(of(2n).measures[3]).not.toEqual(of(1n).measures[3])
})

test('behavior: a debt nobody reviewed is measured, at the wildest volatility', () => {
  const risk = riskOf([account({ number: 1, holdings: [[airdrop, -1000]], healthFactorWad: WAD })])
  expect(Number(risk.measures[0]?.varUsd)).toBeCloseTo(
    (3000 * 2.5 * 2.326347874040841) / Math.sqrt(365),
    6,
  )
  expect(risk.modelRequirements).toEqual([])
  expect(risk.inapplicableModels[0]?.reason).toContain('nobody reviewed')
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => riskOf([long], { paths: 0 })).toThrow(ParameterOutOfRangeError)
})
