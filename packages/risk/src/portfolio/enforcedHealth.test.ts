import { defaultStatusThresholds, type Numeraire, WAD } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { account, block, weth } from '../../test/portfolioFixture.ts'
import { toPriceBook } from '../factors/priceBook.ts'
import { enforcedHealth } from './enforcedHealth.ts'
import { identifyAccounts } from './identifyAccounts.ts'
import type { PortfolioAccount } from './portfolioInputs.ts'

function healthOf(accounts: readonly PortfolioAccount[], blocks = [block]) {
  return enforcedHealth({
    accounts: identifyAccounts(accounts),
    blocks,
    prices: toPriceBook([]),
    thresholds: defaultStatusThresholds,
  })
}

const safe = account({ number: 1, holdings: [], healthFactorWad: 2n * WAD })
const called = account({ number: 2, holdings: [], healthFactorWad: (WAD * 102n) / 100n })
const due = account({ number: 3, holdings: [], healthFactorWad: WAD - 1n })
const debtless = account({ number: 4, holdings: [] })
const unknown = account({ number: 5, holdings: [], margin: { healthState: 'unknown' } })

test('default', () => {
  const { health, gaps } = healthOf([safe, debtless, due, called])
  expect(health.accounts.map(({ status, healthFactor }) => [status, healthFactor])).toEqual([
    ['LIQUIDATABLE', expect.closeTo(1, 15)],
    ['MARGIN_CALL', 1.02],
    ['NORMAL', 2],
    ['NORMAL', undefined],
  ])
  expect(health).toMatchObject({
    bindingAccount: health.accounts[0]?.id,
    liquidatableCount: 1,
    unknownCount: 0,
    totals: { collateralUsd: 800, debtUsd: 400, equityUsd: 400, maintenanceMarginUsd: 160 },
  })
  expect(gaps).toEqual([])
})

test('behavior: an unknown account comes after the liquidatable one and makes totals unknown', () => {
  const { health, gaps } = healthOf([safe, unknown, due])
  expect(health.accounts.map(({ status }) => status)).toEqual(['LIQUIDATABLE', 'UNKNOWN', 'NORMAL'])
  expect(health.unknownCount).toBe(1)
  expect(new Set(Object.values(health.totals))).toEqual(new Set(['unknown']))
  expect(gaps).toMatchObject([{ kind: 'venue-failed', effect: 'account-unknown' }])
})

test('behavior: an account counted in an unpriced asset keeps its health and has a gap', () => {
  const numeraire: Numeraire = { kind: 'asset', asset: weth, decimals: 18 }
  const odd = account({ number: 6, holdings: [], healthFactorWad: 2n * WAD, margin: { numeraire } })
  const { health, gaps } = healthOf([odd])
  expect(health.accounts[0]).toMatchObject({ healthFactor: 2, equityUsd: 'unknown' })
  expect(gaps).toMatchObject([{ kind: 'price-missing', effect: 'part-missing', asset: weth.id }])
})

test('behavior: amounts beyond all sense are unknown and have a gap', () => {
  const margin = { collateralValueRaw: 2n ** 255n }
  const { health, gaps } = healthOf([account({ number: 6, holdings: [], margin })])
  expect(health.accounts[0]).toMatchObject({ collateralUsd: 'unknown', equityUsd: 'unknown' })
  expect(gaps).toMatchObject([{ kind: 'not-modelled', effect: 'part-missing' }])
})

test('behavior: nothing binds where nobody owes', () => {
  expect(healthOf([debtless]).health.bindingAccount).toBe('none')
  expect(healthOf([]).health.bindingAccount).toBe('none')
})

test('behavior: an account is stale with its chain, and where its chain has no block', () => {
  expect(healthOf([safe]).health.accounts[0]?.isStale).toBe(false)
  expect(healthOf([safe], [{ ...block, isStale: true }]).health.accounts[0]?.isStale).toBe(true)
  expect(healthOf([safe], []).health.accounts[0]?.isStale).toBe(true)
})
