import { type AssessedAccount, oracleMarketPrices, type PricesAtBlock } from '@crossmargin/adapters'
import { type MarginAccountId, toMarginAccountId } from '@crossmargin/core'
import {
  type PortfolioReport,
  type PortfolioReportParameters,
  portfolioReport,
} from '@crossmargin/risk'

/** A portfolio's report, with the accounts it was made from. */
export type AssessedPortfolio = PortfolioReport & {
  /** By id: holdings, prices, exposures and distance to liquidation of each account. */
  readonly accounts: ReadonlyMap<MarginAccountId, AssessedAccount>
}

/** What to report on: a report's own parameters, with venues' oracle prices for market prices. */
export type AssessedPortfolioParameters = Omit<
  PortfolioReportParameters,
  'accounts' | 'marketPrices'
> & {
  readonly accounts: readonly AssessedAccount[]
  /** In order of preference: the first price of an asset counts. */
  readonly oraclePrices: readonly PricesAtBlock[]
}

/** Reports on assessed accounts, from wherever they were read. Pure. */
export function assessedPortfolio({
  oraclePrices,
  ...parameters
}: AssessedPortfolioParameters): AssessedPortfolio {
  const report = portfolioReport({ ...parameters, marketPrices: oracleMarketPrices(oraclePrices) })
  const accounts = parameters.accounts.map(
    (account) => [toMarginAccountId(account.snapshot.key), account] as const,
  )
  return { ...report, accounts: new Map(accounts) }
}
