import { BaseError } from '@crossmargin/core'
import type {
  AsOf,
  QueryMarginAccountArgs,
  QueryMarginAccountsArgs,
  QueryMarketsArgs,
  QueryPortfolioArgs,
  QueryPricesArgs,
  SubscriptionPortfolioArgs,
} from '@crossmargin/schema'
import { typeDefs } from '@crossmargin/schema'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { GraphQLError } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { ApiContext } from './apiContext.ts'
import { BadInputError } from './badInputError.ts'
import { portfolioAt } from './portfolioAt.ts'
import { chains, meta, venues } from './resolvers/chains.ts'
import { marginAccount, marginAccounts } from './resolvers/marginAccounts.ts'
import { markets } from './resolvers/markets.ts'
import { prices } from './resolvers/prices.ts'
import { InvalidScalarError } from './scalars/invalidScalarError.ts'
import { scalars } from './scalars/scalars.ts'
import { watchPortfolio } from './watchPortfolio.ts'

/** Owners in one question, at the most. */
const ownersLimit = 100

/** The HTTP handler of the GraphQL API, to be mounted at `/graphql`. */
export type Api = ReturnType<typeof createYoga<object, object>>

/**
 * Builds the GraphQL API over a store.
 *
 * Errors meant for the reader pass; all others are masked and logged once with a request id.
 */
export function createApi(context: ApiContext, parameters: { readonly logger: Logger }): Api {
  return createYoga<object, object>({
    schema: makeExecutableSchema({ typeDefs, resolvers: resolversOf(context) }),
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    cors: false,
    graphiql: { title: 'crossmargin', defaultQuery: firstQuery },
    logging: loggingTo(parameters.logger),
    maskedErrors: { maskError: (error, message) => maskError(error, { message, ...parameters }) },
  })
}

function resolversOf(context: ApiContext) {
  return {
    ...scalars,
    Query: {
      portfolio: (_: unknown, { owners, asOf }: QueryPortfolioArgs) =>
        portfolioAt(context, {
          owners: assertOwners(owners),
          asOf: asOf as AsOf | null | undefined,
        }),
      marginAccount: (_: unknown, args: QueryMarginAccountArgs) => marginAccount(context, args),
      marginAccounts: (_: unknown, args: QueryMarginAccountsArgs) => marginAccounts(context, args),
      venues: () => venues(context),
      markets: (_: unknown, args: QueryMarketsArgs) => markets(context, args),
      prices: (_: unknown, args: QueryPricesArgs) => prices(context, args),
      chains: () => chains(context),
      _meta: () => meta(context),
    },
    Subscription: {
      portfolio: {
        subscribe: (_: unknown, { owners, after }: SubscriptionPortfolioArgs) =>
          watchPortfolio(context, { owners: assertOwners(owners), after }),
        resolve: (update: unknown) => update,
      },
    },
  }
}

function assertOwners(owners: readonly string[]): readonly `0x${string}`[] {
  if (owners.length === 0 || owners.length > ownersLimit)
    throw new BadInputError(
      `owners holds ${owners.length} addresses; it takes from 1 to ${ownersLimit}.`,
    )
  return owners as readonly `0x${string}`[]
}

/** Passes what was meant for the reader; says nothing of the rest but that it happened. */
function maskError(
  error: unknown,
  parameters: { readonly message: string; readonly logger: Logger },
): Error {
  const { originalError, name } = error as { originalError?: unknown; name?: string }
  // Without an original it is GraphQL's own word on the question: syntax, types, unknown fields.
  if (originalError === undefined && name === 'GraphQLError') return error as GraphQLError
  const original = originalError ?? error
  if (original instanceof BadInputError || original instanceof InvalidScalarError)
    return error as GraphQLError
  if (original instanceof BaseError && original.name.startsWith('Invalid'))
    return new BadInputError([original.shortMessage, ...original.metaMessages].join(' '))
  parameters.logger.error({ err: original }, 'a query failed')
  return new GraphQLError(parameters.message, { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}

function loggingTo(logger: Logger) {
  return {
    debug: (...args: unknown[]) => logger.debug({ args }, 'graphql'),
    info: (...args: unknown[]) => logger.debug({ args }, 'graphql'),
    warn: (...args: unknown[]) => logger.warn({ args }, 'graphql'),
    error: (...args: unknown[]) => logger.debug({ args }, 'graphql'),
  }
}

const firstQuery = `# Enforced and economic health of one owner, side by side.
query Portfolio($owners: [Address!]! = []) {
  marginAccounts(first: 5) {
    nodes { id owner venueLabel label status healthFactor equityUsd block { chainName number } }
  }
}
`
