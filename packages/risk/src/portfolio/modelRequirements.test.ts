import { WAD } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { reportOf } from '../../test/arbitraryPortfolio.ts'
import { account, usdc, weth } from '../../test/portfolioFixture.ts'
import { portfolioReport } from './portfolioReport.ts'
import { defaultRiskMeasureSettings } from './riskMeasures.ts'

const hedge = [
  account({
    number: 1,
    holdings: [
      [weth, 10],
      [usdc, -10_000],
    ],
    healthFactorWad: 2n * WAD,
  }),
  account({
    number: 2,
    holdings: [
      [weth, -10],
      [usdc, 30_000],
    ],
    healthFactorWad: 2n * WAD,
  }),
]

const measures = { ...defaultRiskMeasureSettings, paths: 50 }

test('default', () => {
  const { modelRequirements, inapplicableModels } = portfolioReport({
    ...reportOf(hedge),
    measures,
  }).risk
  const rows = modelRequirements.map(
    ({ model, scope, initialUsd, maintenanceUsd, perGrossNotional }) =>
      [
        model,
        scope,
        ...[initialUsd, maintenanceUsd, perGrossNotional].map((it) =>
          Number(Number(it).toFixed(4)),
        ),
      ].join(' '),
  )
  expect(rows).toMatchInlineSnapshot(`
    [
      "crossmargin-options isolated 10450 8400 0.21",
      "crossmargin-options cross 200 200 0.005",
      "crossmargin-options portfolio 200 200 0.005",
      "derive-pmrm-2 isolated 8000 6360 0.159",
      "derive-pmrm-2 cross 800 600 0.015",
      "derive-pmrm-2 portfolio 800 600 0.015",
      "paradex-portfolio isolated 6400 3200 0.08",
      "paradex-portfolio cross 200 100 0.0025",
      "paradex-portfolio portfolio 200 100 0.0025",
      "deribit-like isolated 7680 6400 0.16",
      "deribit-like cross 200 200 0.005",
      "deribit-like portfolio 200 200 0.005",
      "okx-like isolated 6280 4840 0.121",
      "okx-like cross 40 40 0.001",
      "okx-like portfolio 40 40 0.001",
      "bybit-like isolated 7440 6200 0.155",
      "bybit-like cross 360 300 0.0075",
      "bybit-like portfolio 360 300 0.0075",
    ]
  `)
  expect(inapplicableModels.map(({ model }) => model)).toEqual([
    'SPAN',
    'TIMS',
    'Derive standard margin',
  ])
})

test('behavior: lines of a side re-add to it, and netting only ever saves', () => {
  const { modelRequirements } = portfolioReport({ ...reportOf(hedge), measures }).risk
  for (const { lines, initialUsd, maintenanceUsd } of modelRequirements) {
    const sum = (side: 'initial' | 'maintenance'): number =>
      lines.filter((it) => it.side === side).reduce((total, it) => total + it.amountUsd, 0)
    expect(sum('initial')).toBeCloseTo(Number(initialUsd), 6)
    expect(sum('maintenance')).toBeCloseTo(Number(maintenanceUsd), 6)
  }
  const initials = modelRequirements.map(({ initialUsd }) => Number(initialUsd))
  for (let at = 0; at < initials.length; at += 3) {
    expect(initials[at]).toBeGreaterThanOrEqual(initials[at + 1] as number)
    expect(initials[at + 1]).toBeGreaterThanOrEqual(initials[at + 2] as number)
  }
})
