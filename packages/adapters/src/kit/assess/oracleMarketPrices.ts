import {
  type AssetId,
  type BlockRef,
  type MarketPrice,
  type OraclePrice,
  toFloat,
} from '@crossmargin/core'

/** Prices of one venue's oracle, and the block they were read at. */
export type PricesAtBlock = {
  readonly prices: readonly OraclePrice[]
  readonly at: BlockRef
}

/**
 * Takes venue oracles' USD prices for market prices, where no independent source is configured.
 *
 * Each is marked `oracle`, so that whoever uses it can say that the basis between the two is not
 * known. An asset that no oracle prices in USD gets none: it does not borrow another asset's, not
 * even of the same factor.
 *
 * @param books in order of preference: the first price of an asset counts.
 * @returns at most one price an asset, positive and finite.
 */
export function oracleMarketPrices(books: readonly PricesAtBlock[]): readonly MarketPrice[] {
  const found = new Map<AssetId, MarketPrice>()
  for (const { prices, at } of books) {
    for (const { base, quote, valueRaw, decimals, source } of prices) {
      if (quote !== 'USD' || valueRaw <= 0n || found.has(base)) continue
      const usd = toFloat({ raw: valueRaw, decimals })
      found.set(base, { asset: base, usd, source: `oracle ${source}`, kind: 'oracle', at })
    }
  }
  return [...found.values()]
}
