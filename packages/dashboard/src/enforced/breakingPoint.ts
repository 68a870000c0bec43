import type { Graphql } from '@crossmargin/sdk'
import { formatPrice } from '../format/formatPrice.ts'

/** Says at which prices an account breaks; nothing when no single price decides it. */
export function breakingPoint(account: Pick<Graphql.MarginAccount, 'margin'>): string {
  const { liquidationPrices, numeraire } = account.margin
  return liquidationPrices
    .slice(0, 2)
    .map(({ asset, side, price }) => {
      const bound = side === 'at-or-above' ? '≥' : '≤'
      return `${asset.symbol} ${bound} ${formatPrice(price, numeraire.symbol)}`
    })
    .join(' or ')
}
