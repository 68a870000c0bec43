import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio, quietOwner } from '../../fixture/fixturePortfolio.ts'
import { pageTitle } from '../layout/pageTitle.ts'
import { breakingFirst } from './breakingFirst.ts'
import { breakingPoint } from './breakingPoint.ts'

const now = 1_800_000_000
const busy = fixturePortfolio([busyOwner], now)
const quiet = fixturePortfolio([quietOwner], now)

test('default', () => {
  const { known, unknown } = breakingFirst(busy.enforced)
  expect(known).toMatchObject({ venue: 'aave-v3', status: 'WARNING' })
  expect(unknown.map(({ status }) => status)).toEqual(['UNKNOWN'])
})

test('behavior: the server’s choice stands where it is known', () => {
  const [, aave, short] = busy.enforced.accounts
  if (aave === undefined || short === undefined) return expect.unreachable()
  const enforced = { accounts: [aave, short], bindingAccount: short }
  expect(breakingFirst(enforced)).toEqual({ known: short, unknown: [] })
})

test('behavior: nothing is owed, or nothing is known', () => {
  expect(breakingFirst(quiet.enforced)).toEqual({ known: null, unknown: [] })
  const [lost] = busy.enforced.accounts
  if (lost === undefined) return expect.unreachable()
  const enforced = { accounts: [lost], bindingAccount: lost }
  expect(breakingFirst(enforced)).toEqual({ known: null, unknown: [lost] })
  expect(pageTitle({ enforced: { ...busy.enforced, ...enforced } })).toBe('? unknown — crossmargin')
})

test('behavior: where it breaks, and the title of the page', () => {
  const { known } = breakingFirst(busy.enforced)
  if (known === null) return expect.unreachable()
  expect(breakingPoint(known)).toBe('WETH ≤ $2,349.68')
  expect(pageTitle(busy)).toMatch(/^\d+\.\d+ % to liquidation — crossmargin$/)
  expect(pageTitle(quiet)).toBe('crossmargin')
  expect(pageTitle(undefined)).toBe('crossmargin')
})
