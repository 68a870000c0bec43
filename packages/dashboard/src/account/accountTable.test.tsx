import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { RiskiestTable } from '../owner/riskiestTable.tsx'
import { AccountDetails } from './accountDetails.tsx'
import { AccountTable } from './accountTable.tsx'
import { LiquidationTerms } from './liquidationTerms.tsx'
import { StatusAnnouncer } from './statusAnnouncer.tsx'

const { accounts } = fixturePortfolio([busyOwner], 1_800_000_000).enforced
const [unknown, aave, , , idle] = accounts

function rowOf(id: string | undefined): string {
  const shown = accounts.filter((account) => account.id === id)
  const html = renderToStaticMarkup(<AccountTable accounts={shown} bindingId={aave?.id} />)
  return html.slice(html.indexOf('<tbody')).replace(/<[^>]+>/g, '|')
}

test('default', () => {
  const row = rowOf(aave?.id)
  for (const text of ['Aave v3', 'Ethereum', 'breaks first', 'Warning', '$78,496.90']) {
    expect(row).toContain(text)
  }
})

test('behavior: an unknown account shows why, no zero and nothing healthy', () => {
  const row = rowOf(unknown?.id)
  expect(row.match(/n\/a/g)?.length).toBe(5)
  expect(row).toContain('oracle unavailable')
  expect(row).toContain('Unknown')
  expect(row).not.toMatch(/\$0|Normal|no debt/)
})

test('behavior: an account without debt has no health factor, and its stale chain is marked', () => {
  const row = rowOf(idle?.id)
  expect(row).toContain('no debt')
  expect(row).toContain('stale')
  expect(row).not.toContain('n/a')
})

test('behavior: the workings re-add on the page', () => {
  if (aave === undefined) return expect.unreachable()
  const html = renderToStaticMarkup(<AccountDetails account={aave} />)
  expect(html.match(/exactly/g)?.length).toBe(3)
  const broken = { ...aave, margin: { ...aave.margin, slackMaintenanceRaw: '1' } }
  expect(renderToStaticMarkup(<AccountDetails account={broken} />)).toContain('is given as')
})

test('behavior: of an unknown account nobody says that its trigger is not met', () => {
  const terms = { trigger: 'x', isLiquidatable: false, closeFactors: [], bonuses: [] }
  const html = renderToStaticMarkup(<LiquidationTerms terms={terms} healthState="UNKNOWN" />)
  expect(html).not.toContain('not met')
  expect(html).toContain('n/a')
})

test('behavior: the list to choose from leads to owners', () => {
  const html = renderToStaticMarkup(<RiskiestTable accounts={accounts} />)
  expect(html).toContain(`href="?owners=${busyOwner}"`)
})

test('behavior: there is a polite place for changes before there are any', () => {
  const html = renderToStaticMarkup(<StatusAnnouncer accounts={accounts} />)
  expect(html).toBe('<div class="changes" aria-live="polite"></div>')
})
