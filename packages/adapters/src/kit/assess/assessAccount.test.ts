import type {
  AccountReading,
  AssetRef,
  LiquidationPrice,
  OraclePrice,
  VenueMargin,
} from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { VenueAdapter } from '../venueAdapter.ts'
import { assessAccount } from './assessAccount.ts'

const address = (digit: string) => `0x${digit.repeat(40)}` as const
const key = { venue: 'bank', chainId: 1, root: address('1'), owner: address('2') }
const at = { chainId: 1, number: 7, hash: '0x00', timestampSeconds: 1 } as const
const weth: AssetRef = { id: `1:${address('a')}`, symbol: 'WETH', decimals: 18 }
const usdc: AssetRef = { id: `1:${address('b')}`, symbol: 'USDC', decimals: 6 }

const oraclePrices: readonly OraclePrice[] = [weth, usdc].map(({ id }) => ({
  key: id,
  base: id,
  quote: 'USD',
  source: address('c'),
  valueRaw: 100n,
  decimals: 8,
}))

const breaks = (asset: AssetRef, priceRaw: bigint, side: LiquidationPrice['side']) => ({
  asset,
  priceRaw,
  decimals: 8,
  side,
})

function assess(change: Partial<VenueMargin>, prices = oraclePrices) {
  const margin = {
    key,
    at,
    healthState: 'known',
    liquidation: { isLiquidatable: false },
    liquidationPrices: [breaks(weth, 75n, 'at-or-below'), breaks(usdc, 150n, 'at-or-above')],
    ...change,
  } as unknown as VenueMargin
  const reading: AccountReading = {
    snapshot: { key, at, state: 0, collaterals: [], debts: [], positions: [], gaps: [] },
    oraclePrices: prices,
  }
  const adapter = { margin: () => margin, exposures: () => [] } as unknown as VenueAdapter
  return assessAccount(adapter, { reading, assets: new Map() })
}

test('default', () => {
  const { snapshot, exposures, distanceToLiquidation } = assess({})
  expect({ key: snapshot.key, exposures, distanceToLiquidation }).toEqual({
    key,
    exposures: [],
    distanceToLiquidation: 0.25,
  })
})

test('behavior: a distance is nought, none or unknown where it is no number between', () => {
  const liquidation = { isLiquidatable: true } as VenueMargin['liquidation']
  expect(assess({ liquidation }).distanceToLiquidation).toBe(0)
  expect(assess({ liquidationPrices: [] }).distanceToLiquidation).toBe('none')
  expect(assess({ healthState: 'unknown' }).distanceToLiquidation).toBe('unknown')
})

test('behavior: a price that cannot be compared makes the distance unknown, not far', () => {
  expect(assess({}, oraclePrices.slice(0, 1)).distanceToLiquidation).toBe('unknown')
})
