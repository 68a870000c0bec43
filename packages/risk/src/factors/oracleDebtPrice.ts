import { type AssetId, toFloat, type VenueMargin } from '@crossmargin/core'
import { numeraireUsd } from './numeraireUsd.ts'
import type { PriceBook } from './priceBook.ts'

/**
 * Finds the price a venue itself puts on a debt, from the lines of its margin.
 *
 *     price = −Σ line value / Σ line balance, in USD for one whole unit
 *
 * For debts without a market price: what is owed must not shrink because a source is silent.
 *
 * @returns `'unknown'` where the venue has no price either, where its numeraire has none, or where the
 * asset's decimals are unknown. A price of zero is no price.
 */
export function oracleDebtPrice(
  margin: VenueMargin,
  { asset, prices }: { readonly asset: AssetId; readonly prices: PriceBook },
): number | 'unknown' {
  const unitUsd = numeraireUsd(margin.numeraire, prices)
  if (unitUsd === 'unknown') return 'unknown'
  let balance = 0
  let value = 0
  for (const line of margin.lines) {
    if (line.kind !== 'debt' || line.asset?.id !== asset) continue
    if (line.asset.decimals === 'unknown' || line.balanceRaw === undefined) return 'unknown'
    balance += toFloat({ raw: line.balanceRaw, decimals: line.asset.decimals })
    value -= toFloat({ raw: line.valueRaw, decimals: margin.numeraire.decimals })
  }
  const price = (value / balance) * unitUsd
  return price > 0 && Number.isFinite(price) ? price : 'unknown'
}
