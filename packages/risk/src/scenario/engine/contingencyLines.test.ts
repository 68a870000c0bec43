import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { deribitLike } from '../parameter-sets/deribit.ts'
import { derivePmrm2 } from '../parameter-sets/derivePmrm2.ts'
import { contingencyLines, optionQuantity } from './contingencyLines.ts'

const [book] = hedgedBook.underlyings
if (book === undefined) throw new TypeError('the fixture has an underlying')

test('default', () => {
  expect(contingencyLines(book, { set: derivePmrm2, stablePriceUsd: 1 })).toEqual([
    { label: 'perpetuals held', maintenanceUsd: 300, initialAddOnUsd: 100 },
    { label: 'naked shorts', maintenanceUsd: 60, initialAddOnUsd: 40 },
    { label: 'STETH haircut', maintenanceUsd: 99.5, initialAddOnUsd: 39.800000000000004 },
  ])
})

test('behavior: futures that offset are charged by the smaller side', () => {
  const lines = contingencyLines(book, { set: deribitLike, stablePriceUsd: 1 })
  expect(lines.find(({ label }) => label === 'offsetting futures')?.maintenanceUsd).toBe(40)
})

test('behavior: options are counted long and short', () => {
  expect(optionQuantity(book)).toBe(20)
})
