import type { OraclePrice } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { oracleMarketPrices } from './oracleMarketPrices.ts'

const at = { chainId: 1, number: 9, hash: '0x09', timestampSeconds: 90 } as const
const weth = '1:0x00000000000000000000000000000000000000aa'
const price = (valueRaw: bigint, quote: OraclePrice['quote'] = 'USD'): OraclePrice => ({
  key: weth,
  base: weth,
  quote,
  source: '0x00000000000000000000000000000000000000bb',
  valueRaw,
  decimals: 8,
})

test('default', () => {
  expect(oracleMarketPrices([{ prices: [price(2_500_00000000n)], at }])).toEqual([
    {
      asset: weth,
      usd: 2_500,
      source: 'oracle 0x00000000000000000000000000000000000000bb',
      kind: 'oracle',
      at,
    },
  ])
})

test('behavior: the first price counts; zero, and prices in other than USD, are none', () => {
  const books = [
    { prices: [price(0n), price(1n, weth)], at },
    { prices: [price(3n)], at },
    { prices: [price(4n)], at },
  ]
  expect(oracleMarketPrices(books).map(({ usd }) => usd)).toEqual([3e-8])
})
