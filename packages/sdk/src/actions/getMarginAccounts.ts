import type { Block, Gap, MarginAccount } from '../present/portfolio.ts'
import type { PortfolioSource } from '../source/portfolioSource.ts'
import { type GetPortfolioParameters, getPortfolio } from './getPortfolio.ts'

export type GetMarginAccountsParameters = GetPortfolioParameters & {
  /** Only accounts on these chains. */
  readonly chainIds?: readonly number[]
  /** Only accounts of these venues: `aave-v3`. */
  readonly venues?: readonly string[]
  /** Only accounts of these standings. One that is not known is `UNKNOWN`, and in none of the others. */
  readonly statuses?: readonly MarginAccount['status'][]
}

/** Margin accounts with the moment they are true at, and what is not known. */
export type MarginAccounts = {
  /** What breaks first comes first. */
  readonly accounts: readonly MarginAccount[]
  readonly blocks: readonly Block[]
  /** Of the whole asking, not only of the accounts wanted: one that is missing has no chain or venue. */
  readonly gaps: readonly Gap[]
}

/**
 * Gets the margin accounts of some owners, what breaks first coming first.
 *
 * @param source `{ config }`, `{ clients }` or `{ url }`.
 * @returns accounts with the workings of their margin. None of them with no gap means that there are
 * none; with one, that none is known.
 * @throws everything that {@link getPortfolio} throws.
 * @example
 * const { accounts } = await getMarginAccounts({ url }, { owners, statuses: ['LIQUIDATABLE'] })
 * accounts[0]?.margin.slackMaintenanceRaw // negative: a bigint, in the numeraire's scale
 */
export async function getMarginAccounts(
  source: PortfolioSource,
  parameters: GetMarginAccountsParameters,
): Promise<MarginAccounts> {
  const { chainIds, venues, statuses, ...asked } = parameters
  const { enforced, blocks, gaps } = await getPortfolio(source, asked)
  const accounts = enforced.accounts.filter(
    ({ chainId, venue, status }) =>
      (chainIds?.includes(chainId) ?? true) &&
      (venues?.includes(venue) ?? true) &&
      (statuses?.includes(status) ?? true),
  )
  return { accounts, blocks, gaps }
}
