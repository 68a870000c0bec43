import {
  type Address,
  type AssetId,
  type AssetRef,
  type AssetRegistry,
  type Exposure,
  type Gap,
  type MarginAccountKey,
  type MarketPrice,
  type Numeraire,
  toAssetId,
  toAssetRegistry,
  toMarginAccountId,
  type VenueMargin,
} from '@crossmargin/core'
import type { PortfolioAccount, PortfolioBlock } from '../src/portfolio/portfolioInputs.ts'

/** Twenty bytes with a number at the end. */
export function address(number: number): Address {
  return `0x${number.toString(16).padStart(40, '0')}`
}

function assetRef(symbol: string, number: number): AssetRef {
  return { id: toAssetId({ chainId: 1, address: address(number) }), symbol, decimals: 18 }
}

export const weth: AssetRef = assetRef('WETH', 0xe1)
export const steth: AssetRef = assetRef('stETH', 0xe2)
export const wbtc: AssetRef = assetRef('WBTC', 0xb1)
export const usdc: AssetRef = assetRef('USDC', 0xd1)
export const usdt: AssetRef = assetRef('USDT', 0xd2)
export const airdrop: AssetRef = assetRef('AIR', 0xaa)

export const assets: AssetRegistry = toAssetRegistry([
  { id: weth.id, factor: 'ETH', isPegged: false },
  { id: steth.id, factor: 'ETH', isPegged: true },
  { id: wbtc.id, factor: 'BTC', isPegged: false },
  { id: usdc.id, factor: 'USD', isPegged: true },
  { id: usdt.id, factor: 'USD', isPegged: true },
])

export const block: PortfolioBlock = {
  chainId: 1,
  number: 100,
  hash: '0x01',
  timestampSeconds: 1_700_000_000,
  finality: 'finalized',
  isStale: false,
}

/** A market price of an asset; WETH costs 2,000 USD unless told otherwise. */
export function priceOf(
  asset: AssetRef,
  usd: number,
  kind: MarketPrice['kind'] = 'market',
): MarketPrice {
  return { asset: asset.id, usd, source: 'test', kind, at: block }
}

export const marketPrices: readonly MarketPrice[] = [
  priceOf(weth, 2000),
  priceOf(steth, 1990),
  priceOf(wbtc, 50_000),
  priceOf(usdc, 1),
  priceOf(usdt, 1),
]

/** What an account of the tests holds: asset and whole units, negative for a debt. */
export type Holding = readonly [asset: AssetRef, quantity: number]

export type AccountParameters = {
  readonly number: number
  readonly holdings: readonly Holding[]
  /** 1e18 = 1; absent means no debt. */
  readonly healthFactorWad?: bigint
  readonly margin?: Partial<VenueMargin>
  readonly gaps?: readonly Gap[]
}

const usdNumeraire: Numeraire = { kind: 'usd', decimals: 8 }

/** A margin account whose enforced side is what the test says and whose exposures are its holdings. */
export function account(parameters: AccountParameters): PortfolioAccount {
  const { number, holdings, healthFactorWad, margin, gaps = [] } = parameters
  const key: MarginAccountKey = {
    venue: 'test-venue',
    chainId: 1,
    root: address(1),
    owner: address(1000 + number),
  }
  const exposures = holdings.map(
    ([asset, quantity]): Exposure => ({
      account: toMarginAccountId(key),
      asset: asset.id,
      factor: assets.get(asset.id as AssetId)?.factor ?? asset.id,
      kind: quantity < 0 ? 'debt' : 'collateral',
      quantity,
    }),
  )
  return {
    snapshot: { key, at: block, state: {}, collaterals: [], debts: [], positions: [], gaps },
    exposures,
    margin: {
      key,
      at: block,
      numeraire: usdNumeraire,
      collateralValueRaw: 200n * 10n ** 8n,
      debtValueRaw: 100n * 10n ** 8n,
      equityRaw: 100n * 10n ** 8n,
      initialMarginRaw: 50n * 10n ** 8n,
      maintenanceMarginRaw: 40n * 10n ** 8n,
      slackInitialRaw: 50n * 10n ** 8n,
      slackMaintenanceRaw: 60n * 10n ** 8n,
      healthState: healthFactorWad === undefined ? 'no-debt' : 'known',
      ...(healthFactorWad === undefined ? {} : { healthFactorWad }),
      lines: [],
      liquidation: {
        trigger: 'health factor < 1',
        isLiquidatable: (healthFactorWad ?? 10n ** 18n) < 10n ** 18n,
        closeFactors: [],
        bonuses: [],
      },
      liquidationPrices: [],
      answer: {},
      gaps: [],
      ...margin,
    },
  }
}
