import {
  type Gap,
  type HealthState,
  type MarginAccountId,
  type MarginAccountKey,
  type MarginStatus,
  marginStatus,
  type StatusThresholds,
  toFloat,
  type VenueMargin,
} from '@crossmargin/core'
import type { PriceBook } from '../factors/priceBook.ts'
import { compareBinding } from './compareBinding.ts'
import type { IdentifiedAccount } from './identifyAccounts.ts'
import { type MarginInUsd, marginInUsd } from './marginInUsd.ts'
import type { PortfolioBlock } from './portfolioInputs.ts'
import { type Known, sumKnown } from './sumKnown.ts'

/** One account as its contract will act. No other account's wealth is in its numbers. */
export type EnforcedAccount = MarginInUsd & {
  readonly id: MarginAccountId
  readonly key: MarginAccountKey
  readonly status: MarginStatus
  readonly healthState: HealthState
  /** Present exactly when `healthState` is `known`. The exact one is in `margin`. */
  readonly healthFactor?: number
  /** The account's chain was behind or halted, or is not among the report's blocks. */
  readonly isStale: boolean
  readonly margin: VenueMargin
}

/** What the contracts will do, account by account. Nothing here nets across accounts. */
export type EnforcedHealth = {
  /** What breaks first comes first: see {@link compareBinding}. */
  readonly accounts: readonly EnforcedAccount[]
  /** The first of them; `'none'` where no account owes anything. */
  readonly bindingAccount: MarginAccountId | 'none'
  readonly liquidatableCount: number
  readonly unknownCount: number
  /** Sums, unknown where one part is. Slack has none: one account's does not help another. */
  readonly totals: {
    readonly collateralUsd: Known
    readonly debtUsd: Known
    readonly equityUsd: Known
    readonly initialMarginUsd: Known
    readonly maintenanceMarginUsd: Known
  }
}

/**
 * States what each venue will do with each account, riskiest first.
 *
 * @returns the health, and gaps for accounts whose amounts cannot be said in USD.
 */
export function enforcedHealth(parameters: {
  readonly accounts: readonly IdentifiedAccount[]
  readonly blocks: readonly PortfolioBlock[]
  readonly prices: PriceBook
  readonly thresholds: StatusThresholds
}): { readonly health: EnforcedHealth; readonly gaps: readonly Gap[] } {
  const freshChains = new Set(
    parameters.blocks.filter(({ isStale }) => !isStale).map(({ chainId }) => chainId),
  )
  const accounts = parameters.accounts
    .map((account) => enforcedAccount(account, { ...parameters, freshChains }))
    .sort(compareBinding)
  const first = accounts[0]
  const totalOf = (name: keyof EnforcedHealth['totals']) =>
    sumKnown(accounts.map((account) => account[name]))
  return {
    health: {
      accounts,
      bindingAccount: first === undefined || first.healthState === 'no-debt' ? 'none' : first.id,
      liquidatableCount: accounts.filter(isLiquidatable).length,
      unknownCount: accounts.filter(({ status }) => status === 'UNKNOWN').length,
      totals: {
        collateralUsd: totalOf('collateralUsd'),
        debtUsd: totalOf('debtUsd'),
        equityUsd: totalOf('equityUsd'),
        initialMarginUsd: totalOf('initialMarginUsd'),
        maintenanceMarginUsd: totalOf('maintenanceMarginUsd'),
      },
    },
    gaps: accounts.flatMap(unknownAmountGaps),
  }
}

function enforcedAccount(
  { id, margin }: IdentifiedAccount,
  context: {
    readonly prices: PriceBook
    readonly thresholds: StatusThresholds
    readonly freshChains: ReadonlySet<number>
  },
): EnforcedAccount {
  const health = margin.healthFactorWad
  return {
    id,
    key: margin.key,
    status: marginStatus(margin, context.thresholds),
    healthState: margin.healthState,
    ...(health === undefined ? {} : { healthFactor: toFloat({ raw: health, decimals: 18 }) }),
    isStale: !context.freshChains.has(margin.key.chainId),
    ...marginInUsd(margin, context.prices),
    margin,
  }
}

function isLiquidatable({ status }: EnforcedAccount): boolean {
  return status === 'LIQUIDATABLE' || status === 'BANKRUPT'
}

/** An unknown margin explains itself in its own gaps; one that does not is given a reason here. */
function unknownAmountGaps(account: EnforcedAccount): readonly Gap[] {
  const { id, margin, healthState, equityUsd } = account
  const where = { chainId: margin.key.chainId, venue: margin.key.venue, account: id }
  if (healthState === 'unknown') {
    if (margin.gaps.length > 0) return []
    const message = `The margin of ${id} is unknown, and its venue's rule gave no reason.`
    return [{ kind: 'venue-failed', effect: 'account-unknown', message, ...where }]
  }
  if (equityUsd !== 'unknown') return []
  const consequence = 'its amounts are unknown in USD. Its health is not affected.'
  if (margin.numeraire.kind === 'usd') {
    const message = `The amounts of ${id} are beyond all sense: ${consequence}`
    return [{ kind: 'not-modelled', effect: 'part-missing', message, ...where }]
  }
  const { asset } = margin.numeraire
  const message = `The venue counts ${id} in ${asset.symbol}, which has no usable market price: ${consequence}`
  return [{ kind: 'price-missing', effect: 'part-missing', message, ...where, asset: asset.id }]
}
