import { portfolioReport } from '@crossmargin/risk'
import { expect, test } from 'vitest'
import { riskTable } from './riskTable.ts'

const empty = { owners: [], blocks: [], accounts: [], marketPrices: [], assets: new Map() }
const { risk } = portfolioReport({ ...empty, gaps: [] })

test('default', () => {
  const lines = riskTable({
    ...risk,
    measures: risk.measures.map((it) => ({ ...it, varUsd: 1234.5, esUsd: 12_345_678.9 })),
    componentShortfall: [{ factor: 'ETH', esUsd: 12_345_678.9 }],
    modelRequirements: risk.modelRequirements.map((it) => ({
      ...it,
      initialUsd: 9_876_543.2,
      maintenanceUsd: 9_876_543.2,
      perGrossNotional: 0.0812,
    })),
  })
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "  Default calibration, not fitted to market history: crossmargin-default-calibration 1.
      Horizon 1 day; 20,000 simulated paths, seed 1.
      Model                 Confidence   VaR     ES
      delta-normal                 99% 1,235 12.35M
      delta-normal               97.5% 1,235 12.35M
      monte-carlo-student-t        99% 1,235 12.35M
      monte-carlo-student-t      97.5% 1,235 12.35M

      ES 97.5% by factor, simulated     ES
      ETH                           12.35M

      Requirement          Isol. IM        MM  Cross IM        MM Portf. IM        MM MM/gross
      crossmargin-options 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      derive-pmrm-2       9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      paradex-portfolio   9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      deribit-like        9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      okx-like            9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      bybit-like          9,876,543 9,876,543 9,876,543 9,876,543 9,876,543 9,876,543    8.12%
      Not for this book (reasons in --json): SPAN, TIMS, Derive standard margin."
  `)
})

test('behavior: unknown is a word, never a number', () => {
  const gaps = [{ kind: 'chain-unreachable', effect: 'part-missing', message: 'Chain 1.' }] as const
  const text = riskTable(portfolioReport({ ...empty, gaps }).risk).join('\n')
  expect(text.match(/unknown/g)?.length).toBe(8 + 6 * 7)
  expect(text).not.toContain('0.00')
})

test('behavior: a long list of models without a use stays within the width', () => {
  const inapplicableModels = Array.from({ length: 12 }, (_, at) => ({
    model: `a model of number ${at}`,
    reason: '',
  }))
  const lines = riskTable({ ...risk, modelRequirements: [], inapplicableModels })
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
})
