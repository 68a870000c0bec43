import { expect, test } from 'vitest'
import { account, priceOf, weth } from '../../test/portfolioFixture.ts'
import { toPriceBook } from '../factors/priceBook.ts'
import { marginInUsd } from './marginInUsd.ts'

const { margin } = account({ number: 1, holdings: [], healthFactorWad: 2n * 10n ** 18n })

test('default', () => {
  expect(marginInUsd(margin, toPriceBook([]))).toEqual({
    collateralUsd: 200,
    debtUsd: 100,
    equityUsd: 100,
    initialMarginUsd: 50,
    maintenanceMarginUsd: 40,
    slackInitialUsd: 50,
    slackMaintenanceUsd: 60,
  })
})

test('behavior: another numeraire is converted, or every amount is unknown', () => {
  const inWeth = { ...margin, numeraire: { kind: 'asset', asset: weth, decimals: 8 } as const }
  expect(marginInUsd(inWeth, toPriceBook([priceOf(weth, 2000)])).debtUsd).toBe(200_000)
  expect(new Set(Object.values(marginInUsd(inWeth, toPriceBook([]))))).toEqual(new Set(['unknown']))
})

test('behavior: amounts of an unknown margin are unknown', () => {
  const { healthFactorWad: _, ...rest } = margin
  const unknown = { ...rest, healthState: 'unknown' as const }
  expect(marginInUsd(unknown, toPriceBook([])).equityUsd).toBe('unknown')
})
