import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRiskBook } from '../../../test/arbitraryRiskBook.ts'
import { bareEth, hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 } from '../../scenario/parameter-sets/derivePmrm2.ts'
import { marginParameterSets } from '../../scenario/parameter-sets/marginParameterSets.ts'
import { marginModels } from './marginModels.ts'

const sum = (lines: readonly { readonly amountUsd: number }[]): number =>
  lines.reduce((total, { amountUsd }) => total + amountUsd, 0)

test('default', () => {
  const models = marginModels(hedgedBook, derivePmrm2)
  expect(models.grossNotionalUsd).toBe(64_000)
  expect(
    [models.isolated, models.cross, models.portfolio].map((it) => ({
      model: it.model,
      initialUsd: Number(it.initialUsd.toFixed(2)),
      maintenanceUsd: Number(it.maintenanceUsd.toFixed(2)),
      efficiency: Number(Number(it.maintenancePerNotional).toFixed(4)),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "efficiency": 0.1055,
        "initialUsd": 8503.67,
        "maintenanceUsd": 6751,
        "model": "isolated",
      },
      {
        "efficiency": 0.0818,
        "initialUsd": 6607.15,
        "maintenanceUsd": 5233.78,
        "model": "cross",
      },
      {
        "efficiency": 0.0217,
        "initialUsd": 1802.27,
        "maintenanceUsd": 1389.88,
        "model": "portfolio",
      },
    ]
  `)
  expect(
    models.offsets.map(({ label, offsetUsd }) => [label, Number(offsetUsd.toFixed(2))]),
  ).toMatchInlineSnapshot(`
    [
      [
        "ETH perpetual 0",
        4428.54,
      ],
      [
        "ETH future 0",
        1013.04,
      ],
      [
        "ETH call 2200, 30 days",
        2622.22,
      ],
      [
        "ETH put 1800, 30 days",
        1818.52,
      ],
    ]
  `)
})

test('behavior: isolated asks at least cross, cross at least portfolio', () => {
  const anySet = fc.constantFrom(...marginParameterSets)
  fc.assert(
    fc.property(arbitraryRiskBook, anySet, (book, set) => {
      const { isolated, cross, portfolio } = marginModels(book, set)
      const slack = 1e-9 * Math.max(1, isolated.initialUsd)
      expect(isolated.maintenanceUsd).toBeGreaterThanOrEqual(cross.maintenanceUsd - slack)
      expect(cross.maintenanceUsd).toBeGreaterThanOrEqual(portfolio.maintenanceUsd - slack)
      for (const model of [isolated, cross, portfolio]) {
        expect(Math.abs(sum(model.initialLines) - model.initialUsd)).toBeLessThanOrEqual(slack)
      }
    }),
    { numRuns: 100 },
  )
})

test('behavior: a position alone is its own book under every model, and saves nothing', () => {
  const perpetuals = [{ quantity: -3, markPriceUsd: 2000, confidence: 1, unsettledUsd: 0 }]
  const book = { cash: 0, stablePriceUsd: 1, underlyings: [{ ...bareEth, perpetuals }] }
  const { isolated, cross, portfolio, offsets } = marginModels(book, derivePmrm2)
  expect(isolated.initialUsd).toBe(portfolio.initialUsd)
  expect(cross.initialUsd).toBe(portfolio.initialUsd)
  expect(offsets.map(({ offsetUsd }) => offsetUsd)).toEqual([0])
})

test('behavior: without positions there is no efficiency to speak of', () => {
  const { portfolio } = marginModels(
    { cash: 1, stablePriceUsd: 1, underlyings: [bareEth] },
    derivePmrm2,
  )
  expect(portfolio.initialPerNotional).toBe('no-positions')
})
