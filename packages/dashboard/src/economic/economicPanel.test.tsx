import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { EconomicDetails } from './economicDetails.tsx'
import { EconomicPanel } from './economicPanel.tsx'

const { economic } = fixturePortfolio([busyOwner], 1_800_000_000)

function textOf(change: Partial<typeof economic>): string {
  const html = renderToStaticMarkup(<EconomicPanel economic={{ ...economic, ...change }} />)
  return html.replace(/<[^>]+>/g, '')
}

test('default', () => {
  const text = textOf({})
  expect(text).toContain('modelled, not withdrawable')
  expect(text).toContain('Siloed requirement')
  expect(text).not.toContain('Incomplete')
})

test('behavior: a missing part gives no ratio and says so', () => {
  const text = textOf({ healthRatioState: 'UNKNOWN', healthRatio: null, isComplete: false })
  expect(text).toContain('n/a — part of the book is missing')
  expect(text).toContain('Incomplete')
})

test('behavior: insolvent, and nothing required, are words', () => {
  expect(textOf({ healthRatioState: 'INSOLVENT', healthRatio: null })).toContain(
    'owes more than it owns',
  )
  expect(textOf({ healthRatioState: 'NO_REQUIREMENT', healthRatio: null })).toContain(
    'nothing is required',
  )
})

test('behavior: an unknown sum is not zero', () => {
  const text = textOf({ siloCostUsd: null, nettedRequirementUsd: null, equityUsd: null })
  expect(text).toContain('The silos cost n/a — part unknown')
  expect(text).not.toContain('$0')
})

test('behavior: the parts of the model, worst rows marked, lines adding up', () => {
  const text = renderToStaticMarkup(<EconomicDetails economic={economic} />)
  expect(text).toContain('worst')
  expect(text).toContain('✓ re-adds')
  expect(text).toContain(economic.model.name)
  const empty = { ...economic, netExposures: [], greeks: [], scenarios: [], lines: [] }
  expect(renderToStaticMarkup(<EconomicDetails economic={empty} />)).toContain(
    'No exposure to any factor.',
  )
})
