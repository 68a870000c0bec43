import { type Exposure, type OraclePrice, toAssetRegistry } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { withShareRates } from './withShareRates.ts'

const weth = '1:0x000000000000000000000000000000000000000a'
const wsteth = '1:0x000000000000000000000000000000000000000b'
const registry = toAssetRegistry([
  { id: weth, factor: 'ETH', isPegged: false },
  { id: wsteth, factor: 'ETH', isPegged: true, shareOf: weth },
])
const exposures: readonly Exposure[] = [weth, wsteth].map((asset) => ({
  account: 'aave-v3:1:0x01:0x02',
  asset,
  factor: 'ETH',
  kind: 'collateral',
  quantity: 2,
})) as never

function price(base: string, valueRaw: bigint, quote = 'USD'): OraclePrice {
  return { key: base, base, quote, source: '0x0c', valueRaw, decimals: 8 } as OraclePrice
}

const rates = (oraclePrices: readonly OraclePrice[]) =>
  withShareRates(exposures, { assets: registry, oraclePrices }).map(({ rate }) => rate)

test('default: the share has a rate, what it is a share of has none', () => {
  expect(rates([price(weth, 300_000_000_000n), price(wsteth, 354_000_000_000n)])).toEqual([
    undefined,
    1.18,
  ])
})

test('behavior: no rate where one of the two is not priced, or in another currency', () => {
  const share = price(wsteth, 354_000_000_000n)
  for (const other of [[], [price(weth, 0n)], [price(weth, 1n, weth)]])
    expect(rates([share, ...other])).toEqual([undefined, undefined])
})
