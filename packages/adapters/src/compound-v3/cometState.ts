import type { AccountReading, Address, AssetRef, OraclePrice } from '@crossmargin/core'
import type { Indexes } from './baseInterest.ts'

/** A collateral asset, in the order in which the contract lists them. */
export type CometAsset = {
  readonly asset: AssetRef
  readonly token: Address
  readonly feed: Address
  /** One whole token. */
  readonly scale: bigint
  /** Share of the value that may be borrowed against; 1e18 = 100 %, as are all factors. */
  readonly borrowFactorWad: bigint
  /** Share of the value below which a debt is absorbed; above the borrow factor. */
  readonly liquidateFactorWad: bigint
  /** Share of the value credited to an absorbed account. */
  readonly liquidationFactorWad: bigint
  readonly supplyCapRaw: bigint
  /** What all accounts hold of it. */
  readonly totalRaw: bigint | 'unknown'
}

/** What is the same for all accounts of a Comet. */
export type CometMarket = {
  readonly base: AssetRef
  readonly baseToken: Address
  readonly baseFeed: Address
  readonly baseScale: bigint
  /** Whether prices are in US dollars; else in the base asset. */
  readonly isUsd: boolean
  /** Smallest debt a withdrawal may leave; native scale of the base asset. */
  readonly borrowMinRaw: bigint
  /** Bits from the lowest: supply, transfer, withdraw, absorb, buy. */
  readonly pauseFlags: number
  /** Base tokens at hand to be paid out. */
  readonly cashRaw: bigint | 'unknown'
  /** As of the last accrual: what `isLiquidatable` and collateral withdrawals are judged by. */
  readonly stored: Indexes
  /** As of the block: what `absorb` and every move of the base asset are judged by. */
  readonly accrued: Indexes
  readonly assets: readonly CometAsset[]
}

/** One account of a Comet: all that its rule reads but prices. */
export type CometState = {
  readonly market: CometMarket | 'unknown'
  /** Signed: lent positive, owed negative; `'unknown'` where the contract does not answer. */
  readonly principal: bigint | 'unknown'
  /** Collateral of each of the market's assets, in their order; native scale. */
  readonly balancesRaw: readonly bigint[]
}

/** An account all of which is known but perhaps prices. */
export type KnownState = Omit<CometState, 'market' | 'principal'> & {
  readonly market: CometMarket
  readonly principal: bigint
}

/** Prices as `getPrice` answered, scale 1e8; `undefined` where it did not. */
export type CometPrices = {
  readonly base: bigint | undefined
  /** In the order of the market's assets. */
  readonly assets: readonly (bigint | undefined)[]
}

/** The decimals of every price of every Comet. */
export const priceDecimals = 8

/** Whether the contract answered about the account and about itself. */
export function isKnown(state: CometState): state is KnownState {
  return state.market !== 'unknown' && state.principal !== 'unknown'
}

/** The decimals of a scale that is a power of ten, as the contract demands of every token it lists. */
export function decimalsOf(scale: bigint): number {
  return scale.toString().length - 1
}

/** Every price of a Comet that is known: the base asset's first. */
export function toOraclePrices(market: CometMarket, prices: CometPrices): readonly OraclePrice[] {
  const priced = [
    { asset: market.base, feed: market.baseFeed, valueRaw: prices.base },
    ...market.assets.map(({ asset, feed }, index) => ({
      asset,
      feed,
      valueRaw: prices.assets[index],
    })),
  ]
  return priced.flatMap(({ asset, feed, valueRaw }) =>
    valueRaw === undefined
      ? []
      : [
          {
            key: asset.id,
            base: asset.id,
            quote: market.isUsd ? 'USD' : market.base.id,
            source: feed,
            valueRaw,
            decimals: priceDecimals,
          } as const,
        ],
  )
}

/** A reading's prices in the order of its market's assets. */
export function pricesOf({ snapshot, oraclePrices }: AccountReading<CometState>): CometPrices {
  const { market } = snapshot.state
  if (market === 'unknown') return { base: undefined, assets: [] }
  const priceOf = ({ id }: AssetRef) => oraclePrices.find(({ base }) => base === id)?.valueRaw
  return { base: priceOf(market.base), assets: market.assets.map(({ asset }) => priceOf(asset)) }
}
