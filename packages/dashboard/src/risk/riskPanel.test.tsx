import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { RiskPanel } from './riskPanel.tsx'

const { risk, gaps } = fixturePortfolio([busyOwner], 1_800_000_000)

function textOf(change: Partial<typeof risk>): string {
  const html = renderToStaticMarkup(<RiskPanel risk={{ ...risk, ...change }} gaps={gaps} />)
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('default', () => {
  const text = textOf({})
  expect(text).toContain('default calibration')
  expect(text).toContain('Monte Carlo, Student-t')
  expect(text).toContain('derive-pmrm-2')
  expect(text).toContain('portfolio lines')
  expect(text).toContain('20,000 paths, seed 1')
  expect(text).toContain('SPAN is not applied')
  expect(text).not.toContain('n/a')
})

test('behavior: a fitted calibration is not called a default', () => {
  const calibration = { ...risk.calibration, isDefault: false, description: 'Fitted.' }
  expect(textOf({ calibration })).not.toContain('default calibration')
})

test('behavior: what is unknown says why and shows no number', () => {
  const text = textOf({
    measures: risk.measures.map((each) => ({ ...each, varUsd: null, esUsd: null })),
    componentShortfall: [],
    modelRequirements: risk.modelRequirements.map((each) => ({
      ...each,
      initialUsd: null,
      maintenanceUsd: null,
      perGrossNotional: null,
      lines: [],
    })),
  })
  expect(text.match(/n\/a/g)?.length).toBe(8 + 3 * 4)
  expect(text).not.toContain('$')
})

test('behavior: nothing to divide by is said, and no models are no table', () => {
  const modelRequirements = risk.modelRequirements.map((each) => ({
    ...each,
    perGrossNotional: null,
  }))
  expect(textOf({ modelRequirements })).toContain('no notional')
  expect(textOf({ modelRequirements: [] })).not.toContain('Maintenance by model')
})
