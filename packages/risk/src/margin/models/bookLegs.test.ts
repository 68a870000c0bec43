import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { bareMarket, bookLegs } from './bookLegs.ts'

test('default', () => {
  expect(
    bookLegs(hedgedBook).map(({ label, group, notionalUsd }) => [label, group, notionalUsd]),
  ).toMatchInlineSnapshot(`
    [
      [
        "ETH perpetual 0",
        "ETH delta one",
        20000,
      ],
      [
        "ETH future 0",
        "ETH delta one",
        4000,
      ],
      [
        "ETH call 2200, 30 days",
        "ETH expiry 0",
        20000,
      ],
      [
        "ETH put 1800, 30 days",
        "ETH expiry 0",
        20000,
      ],
    ]
  `)
})

test('behavior: a leg holds one position and no collateral', () => {
  for (const { book } of bookLegs(hedgedBook)) {
    const options = book.expiries.flatMap((it) => it.options)
    expect(book.perpetuals.length + book.futures.length + options.length).toBe(1)
    expect(book.collateral).toEqual([])
  }
  const [book] = hedgedBook.underlyings
  if (book === undefined) return expect.unreachable()
  expect(bareMarket(book).expiries).toEqual([])
})
