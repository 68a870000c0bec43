import { portfolioReport } from '@crossmargin/risk'
import { expect, test } from 'vitest'
import { presentRisk } from './presentRisk.ts'

const empty = { owners: [], blocks: [], accounts: [], marketPrices: [], assets: new Map() }

test('default', () => {
  const { calibration, seed, paths, horizonDays, measures, modelRequirements } = presentRisk(
    portfolioReport({ ...empty, gaps: [] }).risk,
  )
  expect([calibration.isDefault, seed, paths, horizonDays]).toEqual([true, '1', 20_000, 1])
  expect(measures.map(({ confidence, varUsd }) => [confidence, varUsd])).toEqual([
    [0.99, 0],
    [0.975, 0],
    [0.99, 0],
    [0.975, 0],
  ])
  expect(modelRequirements.map(({ scope }) => scope).slice(0, 3)).toEqual([
    'ISOLATED',
    'CROSS',
    'PORTFOLIO',
  ])
  expect(modelRequirements[0]?.perGrossNotional).toBeNull()
})

test('behavior: unknown is null, never zero', () => {
  const gaps = [{ kind: 'chain-unreachable', effect: 'part-missing', message: 'Chain 1.' }] as const
  const risk = presentRisk(portfolioReport({ ...empty, gaps }).risk)
  expect(new Set(risk.measures.flatMap(({ varUsd, esUsd }) => [varUsd, esUsd]))).toEqual(
    new Set([null]),
  )
  expect(risk.modelRequirements.map(({ initialUsd }) => initialUsd)).toEqual(Array(18).fill(null))
  expect(risk.componentShortfall).toEqual([])
})
