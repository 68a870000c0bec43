import type { AssetId, Gap, MarketPrice } from '@crossmargin/core'

/** The prices of one asset, as a range over sources of equal standing. */
export type BookPrice = {
  readonly asset: AssetId
  readonly kind: MarketPrice['kind']
  readonly chainId: number
  /** USD for one whole unit; what is owned is valued by it. */
  readonly lowUsd: number
  /** USD for one whole unit; what is owed is valued by it. */
  readonly highUsd: number
}

/** Usable market prices by asset. */
export type PriceBook = ReadonlyMap<AssetId, BookPrice>

/**
 * Indexes market prices by asset.
 *
 * A price that is not positive and finite is no price: what it would have valued is then unpriced,
 * which somebody will say, rather than worthless, which nobody would. A market's price replaces an
 * oracle's. Where several of one kind remain, both ends are kept, so that neither side of an account
 * is flattered by the choice of source and the order of the list means nothing.
 */
export function toPriceBook(prices: readonly MarketPrice[]): PriceBook {
  const book = new Map<AssetId, BookPrice>()
  for (const { asset, kind, usd, at } of prices) {
    if (!(usd > 0 && Number.isFinite(usd))) continue
    const known = book.get(asset)
    if (known === undefined || (known.kind === 'oracle' && kind === 'market')) {
      book.set(asset, { asset, kind, chainId: at.chainId, lowUsd: usd, highUsd: usd })
    } else if (known.kind === kind) {
      book.set(asset, {
        ...known,
        lowUsd: Math.min(known.lowUsd, usd),
        highUsd: Math.max(known.highUsd, usd),
      })
    }
  }
  return book
}

/** States, once a chain, that prices are venues' oracles and their distance to a market is unknown. */
export function priceBasisGaps(book: PriceBook): readonly Gap[] {
  const chainIds = new Set(
    [...book.values()].filter(({ kind }) => kind === 'oracle').map(({ chainId }) => chainId),
  )
  return [...chainIds].map((chainId) => ({
    kind: 'price-basis-unknown',
    effect: 'none',
    message: `No independent market price on chain ${chainId}: venues' oracles stand in, so how far they are from a market is unknown.`,
    chainId,
  }))
}
