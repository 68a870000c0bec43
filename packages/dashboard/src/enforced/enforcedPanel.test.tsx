import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio, quietOwner } from '../../fixture/fixturePortfolio.ts'
import { EnforcedPanel } from './enforcedPanel.tsx'

const now = 1_800_000_000
const busy = fixturePortfolio([busyOwner], now).enforced
const quiet = fixturePortfolio([quietOwner], now).enforced

function textOf(enforced: typeof busy): string {
  return renderToStaticMarkup(<EnforcedPanel enforced={enforced} />).replace(/<[^>]+>/g, '')
}

test('default', () => {
  const text = textOf(busy)
  expect(text).toContain('Breaks first, of those known')
  expect(text).toContain('Aave v3 · Ethereum · Core market')
  expect(text).toContain('May break before it: Morpho Blue · Ethereum')
})

test('behavior: without debt nothing breaks', () => {
  expect(textOf(quiet)).toContain('No account can be liquidated')
})

test('behavior: when all is unknown it does not sound safe', () => {
  const [unknown] = busy.accounts
  if (unknown === undefined) return expect.unreachable()
  const text = textOf({ ...busy, accounts: [unknown], bindingAccount: unknown })
  expect(text).toContain('Not known: 1 account is unknown')
  expect(text).not.toContain('No account can be liquidated')
})
