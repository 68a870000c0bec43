import { expect, test } from 'vitest'
import { greekColumns } from './greekColumns.ts'
import { requirementSum } from './requirementSum.ts'

const lines = [
  { label: 'down 15 %', factor: 'ETH', requirementUsd: 100.1, workings: '' },
  { label: 'basis', factor: null, requirementUsd: 0.2, workings: '' },
]

test('default', () => {
  expect(requirementSum({ lines, nettedRequirementUsd: 100.3 })).toEqual({
    totalUsd: expect.closeTo(100.3, 9),
    verdict: 'equal',
  })
})

test('behavior: a cent too much is seen, and what is unknown is not called equal', () => {
  expect(requirementSum({ lines, nettedRequirementUsd: 100.31 }).verdict).toBe('different')
  expect(requirementSum({ lines, nettedRequirementUsd: null }).verdict).toBe('partial')
})

test('behavior: Greeks that are zero for every factor take no column', () => {
  const greek = { factor: 'ETH', deltaUsd: 0, deltaPerPercentUsd: 0, vegaUsd: 0, gammaUsd: 0 }
  const { shown, zero } = greekColumns([{ ...greek, thetaUsdPerDay: -3 }])
  expect(shown.map(({ name }) => name)).toEqual(['Delta', 'Delta', 'Theta'])
  expect(zero).toEqual(['gamma', 'vega'])
})
