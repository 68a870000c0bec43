import type { Graphql } from '@crossmargin/sdk'
import { breakingFirst } from '../enforced/breakingFirst.ts'
import { formatPercent } from '../format/formatPercent.ts'

/** What the browser's tab says: the distance of the account that breaks first. */
export function pageTitle(portfolio: Pick<Graphql.Portfolio, 'enforced'> | undefined): string {
  if (portfolio === undefined) return 'crossmargin'
  const { known, unknown } = breakingFirst(portfolio.enforced)
  const distance = known?.distanceToLiquidation ?? null
  if (known?.margin.liquidation.isLiquidatable) return '✕ liquidatable — crossmargin'
  if (distance !== null) return `${formatPercent(distance)} to liquidation — crossmargin`
  return unknown.length > 0 ? '? unknown — crossmargin' : 'crossmargin'
}
