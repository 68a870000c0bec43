import { expect, test } from 'vitest'
import { steth, usdc, usdt, weth } from '../../test/portfolioFixture.ts'
import type { FactorExposure } from '../portfolio/netExposures.ts'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import { requirementLines } from './requirementLines.ts'

const eth: FactorExposure = {
  factor: 'ETH',
  kind: 'registered',
  netUsd: -10_000,
  grossUsd: 30_000,
  longUsd: 10_000,
  shortUsd: 20_000,
  assets: [
    { asset: weth.id, isPegged: false, quantity: -10, netUsd: -20_000, grossUsd: 20_000 },
    { asset: steth.id, isPegged: true, quantity: 5, netUsd: 10_000, grossUsd: 10_000 },
  ],
}

const usd: FactorExposure = {
  factor: 'USD',
  kind: 'reporting',
  netUsd: 0,
  grossUsd: 2000,
  longUsd: 1000,
  shortUsd: 1000,
  assets: [
    { asset: usdc.id, isPegged: true, quantity: 1000, netUsd: 1000, grossUsd: 1000 },
    { asset: usdt.id, isPegged: true, quantity: -1000, netUsd: -1000, grossUsd: 1000 },
  ],
}

test('default', () => {
  expect(requirementLines(eth, defaultScenarioModel)).toMatchInlineSnapshot(`
    [
      {
        "exposureUsd": -10000,
        "factor": "ETH",
        "kind": "spot",
        "label": "tail up 60 %",
        "requirementUsd": 2100,
        "workings": "-10000.00 USD net × 60 % × weight 0.35 loses 2100.00 USD",
      },
      {
        "asset": "1:0x00000000000000000000000000000000000000e2",
        "exposureUsd": 10000,
        "factor": "ETH",
        "kind": "depeg",
        "label": "depeg tail 10 %",
        "requirementUsd": 300,
        "workings": "10000.00 USD net × -10 % × weight 0.3 loses 300.00 USD",
      },
      {
        "exposureUsd": 30000,
        "factor": "ETH",
        "kind": "contingency",
        "label": "basis",
        "requirementUsd": 150,
        "workings": "30000.00 USD gross × 0.5 % = 150.00 USD",
      },
    ]
  `)
})

test('behavior: one dollar does not pay for another, and owing one is never a gain', () => {
  expect(requirementLines(usd, defaultScenarioModel)).toMatchInlineSnapshot(`
    [
      {
        "asset": "1:0x00000000000000000000000000000000000000d1",
        "exposureUsd": 1000,
        "factor": "USD",
        "kind": "depeg",
        "label": "depeg tail 10 %",
        "requirementUsd": 30,
        "workings": "1000.00 USD net × -10 % × weight 0.3 loses 30.00 USD",
      },
      {
        "asset": "1:0x00000000000000000000000000000000000000d2",
        "exposureUsd": -1000,
        "factor": "USD",
        "kind": "depeg",
        "label": "none",
        "requirementUsd": 0,
        "workings": "-1000.00 USD net is owed: a depeg is never a gain, 0.00 USD",
      },
    ]
  `)
})

test('behavior: in the reporting currency everything is pegged, marked or not', () => {
  const [first] = usd.assets
  if (first === undefined) return expect.unreachable()
  const unmarked = { ...usd, assets: [{ ...first, isPegged: false }] }
  expect(requirementLines(unmarked, defaultScenarioModel)).toMatchObject([{ kind: 'depeg' }])
})

test('behavior: what nobody reviewed takes its own two rows', () => {
  const unregistered = { ...eth, kind: 'unregistered' as const, assets: [] }
  expect(requirementLines(unregistered, defaultScenarioModel)).toMatchObject([
    { kind: 'unregistered', label: 'unregistered short', requirementUsd: 10_000 },
    { kind: 'contingency', requirementUsd: 150 },
  ])
})
