import type { Graphql } from '@crossmargin/sdk'
import { formatPercent } from '../format/formatPercent.ts'

/** What the browser's tab says: the distance of the account that breaks first. */
export function pageTitle(portfolio: Pick<Graphql.Portfolio, 'enforced'> | undefined): string {
  if (portfolio === undefined) return 'crossmargin'
  const { bindingAccount, unknownCount } = portfolio.enforced
  const distance = bindingAccount?.distanceToLiquidation ?? null
  if (bindingAccount?.margin.liquidation.isLiquidatable) return '✕ liquidatable — crossmargin'
  if (distance !== null) return `${formatPercent(distance)} to liquidation — crossmargin`
  return unknownCount > 0 ? '? unknown — crossmargin' : 'crossmargin'
}
