import { formatQuantity } from './formatQuantity.ts'
import { formatUsd } from './formatUsd.ts'

/** Writes a price in its numeraire: `$2,409.31`, `0.000241 WETH`. */
export function formatPrice(price: number, numeraireSymbol: string): string {
  if (numeraireSymbol !== 'USD') return `${formatQuantity(price)} ${numeraireSymbol}`
  return price >= 1 || price === 0 ? formatUsd(price) : `$${formatQuantity(price)}`
}
