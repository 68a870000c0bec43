import { expect, test } from 'vitest'
import { account, assets, marketPrices, steth, usdc, weth } from '../../test/portfolioFixture.ts'
import { toPriceBook } from '../factors/priceBook.ts'
import { valueExposures } from '../factors/valueExposures.ts'
import { netExposures } from './netExposures.ts'

test('default', () => {
  const accounts = [
    account({
      number: 1,
      holdings: [
        [weth, 10],
        [usdc, -5000],
      ],
    }),
    account({
      number: 2,
      holdings: [
        [weth, -4],
        [steth, 2],
      ],
    }),
  ]
  const prices = toPriceBook(marketPrices)
  const values = accounts.flatMap((one) => valueExposures({ ...one, prices, assets }).values)
  expect(netExposures(values)).toMatchInlineSnapshot(`
    [
      {
        "assets": [
          {
            "asset": "1:0x00000000000000000000000000000000000000e1",
            "grossUsd": 28000,
            "isPegged": false,
            "netUsd": 12000,
            "quantity": 6,
          },
          {
            "asset": "1:0x00000000000000000000000000000000000000e2",
            "grossUsd": 3980,
            "isPegged": true,
            "netUsd": 3980,
            "quantity": 2,
          },
        ],
        "factor": "ETH",
        "grossUsd": 31980,
        "kind": "registered",
        "longUsd": 23980,
        "netUsd": 15980,
        "shortUsd": 8000,
      },
      {
        "assets": [
          {
            "asset": "1:0x00000000000000000000000000000000000000d1",
            "grossUsd": 5000,
            "isPegged": true,
            "netUsd": -5000,
            "quantity": -5000,
          },
        ],
        "factor": "USD",
        "grossUsd": 5000,
        "kind": "reporting",
        "longUsd": 0,
        "netUsd": -5000,
        "shortUsd": 5000,
      },
    ]
  `)
})

test('behavior: nothing nets to nothing', () => {
  expect(netExposures([])).toEqual([])
})
