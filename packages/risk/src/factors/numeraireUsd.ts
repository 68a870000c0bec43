import type { Numeraire } from '@crossmargin/core'
import type { PriceBook } from './priceBook.ts'

/**
 * States what one whole unit of a margin's numeraire is worth.
 *
 * One rate for the whole margin, the lowest price known, so that its amounts still add up in USD.
 *
 * @returns USD; `'unknown'` where the numeraire is an asset without a market price.
 */
export function numeraireUsd(numeraire: Numeraire, prices: PriceBook): number | 'unknown' {
  if (numeraire.kind === 'usd') return 1
  return prices.get(numeraire.asset.id)?.lowUsd ?? 'unknown'
}
