import {
  type Address,
  type MarginAccountKey,
  parseMarginAccountId,
  toMarginAccountId,
} from '@crossmargin/core'
import { defaultRiskMeasureSettings, type RiskMeasureSettings } from '@crossmargin/risk'
import type {
  AsOf,
  MarginAccountConnection as ConnectionInText,
  MarginAccountFilter,
  QueryMarginAccountArgs,
  QueryMarginAccountsArgs,
} from '@crossmargin/schema'
import type { MarginAccount, Portfolio } from '@crossmargin/sdk'
import type { ApiContext } from '../apiContext.ts'
import { BadInputError } from '../badInputError.ts'
import { portfolioAt } from '../portfolioAt.ts'

/** A list shows accounts and no risk of the whole: none of it is worth a simulation. */
const leastMeasures: RiskMeasureSettings = {
  ...defaultRiskMeasureSettings,
  paths: 1,
  parameterSets: [],
}

/** A page before its exact amounts are written as text. */
type MarginAccountConnection = Pick<ConnectionInText, 'pageInfo' | 'totalCount'> &
  Pick<Portfolio, 'blocks' | 'gaps'> & {
    readonly nodes: readonly MarginAccount[]
    readonly edges: readonly { readonly node: MarginAccount; readonly cursor: string }[]
  }

/** Accounts in one page, at the most. */
const pageLimit = 500

/**
 * Answers `marginAccount`: null for an id that is well formed but not indexed.
 *
 * @throws BadInputError for an owner whom the index does not follow: nothing is known, not even null.
 */
export function marginAccount(
  context: ApiContext,
  { id, asOf }: QueryMarginAccountArgs,
): MarginAccount | null {
  const key = parseMarginAccountId(id)
  const portfolio = portfolioAt(context, {
    owners: [key.owner],
    measures: leastMeasures,
    asOf: asOf as AsOf | null | undefined,
    keys: () =>
      context.store
        .listAccounts({ owners: [key.owner], deployment: key })
        .filter((it) => toMarginAccountId(it) === toMarginAccountId(key)),
  })
  const unwatched = portfolio.gaps.find((gap) => gap.kind === 'not-watched')
  const isUnwatched = portfolio.enforced.accounts.length === 0 && unwatched?.chainId === key.chainId
  if (isUnwatched) throw new BadInputError(unwatched.message)
  return portfolio.enforced.accounts[0] ?? null
}

/**
 * Answers `marginAccounts`: a page of all indexed accounts, riskiest first or by id.
 *
 * @throws BadInputError for a page size out of bounds, an unknown cursor, or riskiest first in the
 * past.
 */
export function marginAccounts(
  context: ApiContext,
  { where, orderBy, first = 50, after, asOf }: QueryMarginAccountsArgs,
): MarginAccountConnection {
  if (first < 1 || first > pageLimit)
    throw new BadInputError(`first is ${first}; it is from 1 to ${pageLimit}.`)
  if (orderBy === 'RISKIEST_FIRST' && asOf)
    throw new BadInputError(
      'orderBy RISKIEST_FIRST is an order of the head and is not answered with asOf; use orderBy: ID.',
    )
  const portfolio = portfolioAt(context, {
    owners: (where?.owners ?? []) as readonly Address[],
    measures: leastMeasures,
    asOf: asOf as AsOf | null | undefined,
    keys: () => context.store.listAccounts({}).filter((key) => isWanted(key, where)),
  })
  const { statuses } = where ?? {}
  const wanted = portfolio.enforced.accounts.filter(
    ({ status }) => !statuses || statuses.includes(status),
  )
  const ordered =
    orderBy === 'ID' ? [...wanted].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) : wanted
  const from = after ? positionAfter(ordered, after) : 0
  const nodes = ordered.slice(from, from + first)
  const edges = nodes.map((node) => ({ node, cursor: toCursor(node) }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: from + first < ordered.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: ordered.length,
    blocks: portfolio.blocks,
    gaps: portfolio.gaps,
  }
}

function isWanted(key: MarginAccountKey, where: MarginAccountFilter | null | undefined): boolean {
  const { owners, chainIds, venues } = where ?? {}
  return (
    (!owners || owners.includes(key.owner)) &&
    (!chainIds || chainIds.includes(key.chainId)) &&
    (!venues || venues.includes(key.venue))
  )
}

function toCursor({ id }: MarginAccount): string {
  return Buffer.from(id).toString('base64url')
}

function positionAfter(accounts: readonly MarginAccount[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const position = accounts.findIndex((account) => account.id === id)
  if (position < 0)
    throw new BadInputError(
      `Cursor "${cursor.slice(0, 40)}" is of no account in this list; start again without after.`,
    )
  return position + 1
}
