import type {
  AsOf,
  Chain,
  MarginAccount,
  MarginAccountConnection,
  MarginAccountFilter,
  MarginAccountOrder,
  Meta,
  Portfolio,
} from '@crossmargin/schema'
import {
  chainsDocument,
  marginAccountDocument,
  marginAccountsDocument,
  metaDocument,
  portfolioDocument,
} from './documents.ts'
import type { Fetch, GraphqlEndpoint } from './graphqlEndpoint.ts'
import { type PortfolioAnswer, toPortfolio } from './portfolioAnswer.ts'
import { requestGraphql } from './requestGraphql.ts'
import { type StreamPortfolioParameters, streamPortfolio } from './streamPortfolio.ts'

export type CreateGraphqlClientParameters = {
  /** Of the server's GraphQL endpoint: `http://localhost:4000/graphql`, or `/graphql` in a page. */
  readonly url: string
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: Fetch
  /** Milliseconds after which a query is given up; 15,000. Streams have no such limit. */
  readonly timeoutMs?: number
}

/** An account of a list: everything but its holdings and its workings. */
export type MarginAccountSummary = Omit<MarginAccount, 'collaterals' | 'debts' | 'margin'>

export type MarginAccountPage = Omit<MarginAccountConnection, 'edges' | 'nodes'> & {
  readonly nodes: readonly MarginAccountSummary[]
}

export type MarginAccountsParameters = {
  readonly where?: MarginAccountFilter
  readonly orderBy?: MarginAccountOrder
  /** At most so many; 50. */
  readonly first?: number
  /** `pageInfo.endCursor` of the page before. */
  readonly after?: string
  readonly asOf?: AsOf
}

/** A crossmargin server, as functions. Every one throws typed errors; see {@link requestGraphql}. */
export type GraphqlClient = {
  /** All margin accounts of some owners: enforced and economic health, side by side. */
  portfolio(parameters: {
    readonly owners: readonly string[]
    readonly asOf?: AsOf
  }): Promise<Portfolio>
  /** One margin account with its workings; null when no such account is indexed. */
  marginAccount(parameters: {
    readonly id: string
    readonly asOf?: AsOf
  }): Promise<MarginAccount | null>
  /** Indexed margin accounts, riskiest first. */
  marginAccounts(parameters?: MarginAccountsParameters): Promise<MarginAccountPage>
  /** How far each chain is indexed, and whether it is alive. */
  chains(): Promise<readonly Chain[]>
  /** The server itself: its version and what it stands on. */
  meta(): Promise<Meta>
  /** Follows a portfolio until the function it returns is called. */
  watchPortfolio(parameters: StreamPortfolioParameters): () => void
}

/**
 * Makes a client of a crossmargin server's GraphQL endpoint. No connection is kept: there is nothing
 * to close but the portfolios being watched.
 *
 * @example
 * const client = createGraphqlClient({ url: 'http://localhost:4000/graphql' })
 * const { enforced } = await client.portfolio({ owners: ['0x…'] })
 * enforced.bindingAccount?.distanceToLiquidation
 */
export function createGraphqlClient(parameters: CreateGraphqlClientParameters): GraphqlClient {
  const endpoint: GraphqlEndpoint = {
    url: parameters.url,
    // Looked up at each call: a page may replace the global one, and browsers refuse it unbound.
    fetch: parameters.fetch ?? ((url, init) => fetch(url, init)),
    timeoutMs: parameters.timeoutMs ?? 15_000,
  }
  const ask = <data>(document: string, variables: object = {}): Promise<data> =>
    requestGraphql<data>(endpoint, { document, variables: { ...variables } })

  return {
    portfolio: async (variables) => {
      const data = await ask<{ readonly portfolio: PortfolioAnswer }>(portfolioDocument, variables)
      return toPortfolio(data.portfolio)
    },
    marginAccount: async (variables) => {
      type Data = { readonly marginAccount: MarginAccount | null }
      return (await ask<Data>(marginAccountDocument, variables)).marginAccount
    },
    marginAccounts: async (variables = {}) => {
      type Data = { readonly marginAccounts: MarginAccountPage }
      return (await ask<Data>(marginAccountsDocument, variables)).marginAccounts
    },
    chains: async () => (await ask<{ readonly chains: readonly Chain[] }>(chainsDocument)).chains,
    meta: async () => (await ask<{ readonly _meta: Meta }>(metaDocument))._meta,
    watchPortfolio: (watched) => streamPortfolio(endpoint, watched),
  }
}
