import type { Gap } from '@crossmargin/core'
import { expect, test } from 'vitest'
import {
  account,
  airdrop,
  assets,
  marketPrices,
  usdc,
  usdt,
  weth,
} from '../../test/portfolioFixture.ts'
import { toPriceBook } from '../factors/priceBook.ts'
import { defaultScenarioModel } from '../scenario/defaultScenarioModel.ts'
import { economicHealth } from './economicHealth.ts'
import { identifyAccounts } from './identifyAccounts.ts'
import type { PortfolioAccount } from './portfolioInputs.ts'

function healthOf(accounts: readonly PortfolioAccount[], gaps: readonly Gap[] = []) {
  return economicHealth({
    accounts: identifyAccounts(accounts),
    prices: toPriceBook(marketPrices.filter(({ asset }) => asset !== usdt.id)),
    assets,
    model: defaultScenarioModel,
    enforcedMaintenanceUsd: 0,
    gaps,
  })
}

const long = account({
  number: 1,
  holdings: [
    [weth, 10],
    [usdc, -10_000],
  ],
})
const short = account({
  number: 2,
  holdings: [
    [weth, -10],
    [usdc, 30_000],
  ],
})

test('default', () => {
  const { health, gaps } = healthOf([long, short])
  expect(gaps).toEqual([])
  expect(health).toMatchObject({
    collateralUsd: 50_000,
    debtUsd: 30_000,
    equityUsd: 20_000,
    grossNotionalUsd: 80_000,
    // Long: 20 % of 20,000 and the basis of 20,000. Short: 21 %, the basis, and 3 % of 30,000.
    silos: [
      { equityUsd: 10_000, requirementUsd: expect.closeTo(4000 + 100, 9) },
      { equityUsd: 10_000, requirementUsd: expect.closeTo(4200 + 100 + 900, 9) },
    ],
    siloedRequirementUsd: expect.closeTo(9300, 9),
    // The basis of 40,000 gross and 3 % of the 20,000 dollars that are left when debts are netted.
    nettedRequirementUsd: expect.closeTo(200 + 600, 9),
    siloCostUsd: expect.closeTo(8500, 9),
    slackUsd: expect.closeTo(19_200, 9),
    healthRatio: expect.closeTo(25, 9),
    isComplete: true,
    greeks: [
      { factor: 'ETH', deltaUsd: 0 },
      { factor: 'USD', deltaUsd: 20_000 },
    ],
  })
})

test('behavior: a hedge of equal legs pays the basis and nothing else', () => {
  const { health } = healthOf([
    account({ number: 1, holdings: [[weth, 10]] }),
    account({ number: 2, holdings: [[weth, -10]] }),
  ])
  expect(health.siloedRequirementUsd).toBeCloseTo(4100 + 4300, 9)
  expect(health.nettedRequirementUsd).toBeCloseTo(200, 9)
  expect(health.lines.map(({ kind, requirementUsd }) => [kind, requirementUsd])).toEqual([
    ['spot', 0],
    ['contingency', 200],
  ])
})

test('behavior: a debt that nobody prices makes every sum unknown, and its own silo', () => {
  const { health, gaps } = healthOf([long, account({ number: 3, holdings: [[usdt, -1]] })])
  expect(gaps).toMatchObject([{ kind: 'price-missing', effect: 'account-unknown' }])
  expect(health).toMatchObject({
    collateralUsd: 'unknown',
    debtUsd: 'unknown',
    equityUsd: 'unknown',
    grossNotionalUsd: 'unknown',
    nettedRequirementUsd: 'unknown',
    siloedRequirementUsd: 'unknown',
    siloCostUsd: 'unknown',
    slackUsd: 'unknown',
    healthRatio: 'unknown',
    isComplete: false,
    silos: [{ equityUsd: 10_000 }, { equityUsd: 'unknown', requirementUsd: 'unknown' }],
    uncounted: [{ asset: usdt.id, quantity: -1 }],
  })
})

test('behavior: a missing part leaves sums of the rest, and no verdict', () => {
  const gap: Gap = { kind: 'venue-failed', effect: 'part-missing', message: 'Aave did not answer.' }
  const { health } = healthOf([long], [gap])
  expect(health).toMatchObject({ equityUsd: 10_000, healthRatio: 'unknown', isComplete: false })
})

test('behavior: a silent venue oracle concerns the enforced side only', () => {
  const gap: Gap = { kind: 'oracle-unavailable', effect: 'account-unknown', message: 'No answer.' }
  expect(healthOf([long], [gap]).health).toMatchObject({ equityUsd: 10_000, isComplete: true })
})

test('behavior: a token nobody reviewed neither helps nor dilutes', () => {
  const dusted = account({
    number: 1,
    holdings: [
      [weth, 10],
      [usdc, -10_000],
      [airdrop, 1e9],
    ],
  })
  expect(healthOf([dusted]).health).toMatchObject({
    equityUsd: 10_000,
    healthRatio: healthOf([long]).health.healthRatio,
    uncounted: [{ asset: airdrop.id, reason: 'asset-unknown' }],
  })
})

test('behavior: nothing required is no ratio, and insolvent where more is owed than owned', () => {
  expect(healthOf([]).health).toMatchObject({ debtUsd: 0, healthRatio: 'no-requirement' })
  const debtor = account({ number: 1, holdings: [[usdc, -5]] })
  expect(healthOf([debtor]).health.healthRatio).toBe('insolvent')
})

test('behavior: positions are stressed, and the profit in them is said to be missing', () => {
  const { exposures, ...rest } = account({ number: 1, holdings: [[weth, 1]] })
  const positions = exposures.map((exposure) => ({ ...exposure, kind: 'position' as const }))
  const { health, gaps } = healthOf([{ ...rest, exposures: positions }])
  expect(health).toMatchObject({ equityUsd: 0, nettedRequirementUsd: 410, healthRatio: 'unknown' })
  expect(gaps).toMatchObject([{ kind: 'not-modelled', effect: 'part-missing' }])
})
