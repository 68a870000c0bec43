import { expect, test } from 'vitest'
import { airdrop, steth, usdc, weth } from '../../test/portfolioFixture.ts'
import type { FactorExposure } from '../portfolio/netExposures.ts'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import { scenarioResults } from './scenarioResults.ts'

function exposure(factor: string, kind: FactorExposure['kind'], netUsd: number): FactorExposure {
  return {
    factor,
    kind,
    netUsd,
    grossUsd: Math.abs(netUsd),
    longUsd: Math.max(0, netUsd),
    shortUsd: Math.max(0, -netUsd),
    assets: [],
  }
}

const exposures: readonly FactorExposure[] = [
  exposure(airdrop.id, 'unregistered', -100),
  exposure('BTC', 'registered', 1000),
  {
    ...exposure('ETH', 'registered', -2000),
    assets: [
      { asset: weth.id, isPegged: false, quantity: -2, netUsd: -3000, grossUsd: 3000 },
      { asset: steth.id, isPegged: true, quantity: 1, netUsd: 1000, grossUsd: 1000 },
    ],
  },
  {
    ...exposure('USD', 'reporting', -500),
    assets: [{ asset: usdc.id, isPegged: true, quantity: -500, netUsd: -500, grossUsd: 500 }],
  },
]

const results = scenarioResults(exposures, defaultScenarioModel)

function resultOf(scenario: string) {
  return results.find((result) => result.scenario === scenario)
}

test('default', () => {
  expect(resultOf('tail up 60 %')).toMatchInlineSnapshot(`
    {
      "factors": [
        {
          "factor": "BTC",
          "isWorst": false,
          "profitUsd": 600,
          "weightedProfitUsd": 210,
        },
        {
          "factor": "ETH",
          "isWorst": true,
          "profitUsd": -1200,
          "weightedProfitUsd": -420,
        },
      ],
      "kind": "spot",
      "profitUsd": -600,
      "scenario": "tail up 60 %",
      "spotMove": 0.6,
      "weight": 0.35,
      "weightedProfitUsd": -210,
    }
  `)
})

test('behavior: a row for each of the three tables', () => {
  const { rows, depegRows } = defaultScenarioModel
  expect(results).toHaveLength(rows.length + depegRows.length + 2)
})

test('behavior: a depeg takes from what is held and gives nothing on what is owed', () => {
  expect(resultOf('depeg tail 10 %')).toMatchObject({
    kind: 'depeg',
    profitUsd: -100,
    factors: [
      { factor: 'ETH', profitUsd: -100, isWorst: true },
      { factor: 'USD', profitUsd: 0, isWorst: false },
    ],
  })
})

test('behavior: what nobody reviewed moves in its own rows only', () => {
  expect(resultOf('unregistered short')?.factors).toEqual([
    { factor: airdrop.id, profitUsd: -100, weightedProfitUsd: -100, isWorst: true },
  ])
})

test('behavior: nothing moves by 0, not by -0', () => {
  for (const { profitUsd, weightedProfitUsd } of resultOf('unchanged')?.factors ?? []) {
    expect([profitUsd, weightedProfitUsd]).toEqual([0, 0])
  }
})
