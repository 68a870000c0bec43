import type { Portfolio } from '../present/portfolio.ts'
import type { AsOf, ServerSource } from '../source/portfolioSource.ts'
import { portfolioDocument } from './documents.ts'
import type { GraphqlEndpoint } from './graphqlEndpoint.ts'
import { type PortfolioAnswer, toExactPortfolio } from './portfolioAnswer.ts'
import { requestGraphql } from './requestGraphql.ts'

/** Asks a server for a portfolio. @throws everything that {@link requestGraphql} throws. */
export async function askPortfolio(
  source: ServerSource,
  parameters: {
    readonly owners: readonly string[]
    readonly asOf?: AsOf
    readonly timeoutMs: number
    readonly signal?: AbortSignal
  },
): Promise<Portfolio> {
  const { owners, asOf, timeoutMs, signal } = parameters
  const { portfolio } = await requestGraphql<{ readonly portfolio: PortfolioAnswer }>(
    endpointOf(source, { timeoutMs }),
    {
      document: portfolioDocument,
      variables: { owners, ...(asOf === undefined ? {} : { asOf }) },
      ...(signal === undefined ? {} : { signal }),
    },
  )
  return toExactPortfolio(portfolio)
}

/** How to reach a server. */
export function endpointOf(
  source: ServerSource,
  { timeoutMs }: { readonly timeoutMs: number },
): GraphqlEndpoint {
  // Looked up at each call: a page may replace the global one, and browsers refuse it unbound.
  return { url: source.url, fetch: source.fetch ?? ((url, init) => fetch(url, init)), timeoutMs }
}
