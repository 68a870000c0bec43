import type { AssessedAccount } from '@crossmargin/adapters'
import { type CollateralHolding, type DebtHolding, type Gap, toFloat } from '@crossmargin/core'
import type { EnforcedAccount, Known } from '@crossmargin/risk'
import type { Block, Holding, MarginAccount, Gap as PresentedGap } from './portfolio.ts'
import { presentAsset } from './presentAsset.ts'
import { presentMargin } from './presentMargin.ts'

/** What is known of an account beside its report: what it holds, what people call it, its block. */
export type AccountContext = {
  readonly assessed: AssessedAccount
  readonly venueLabel: string
  readonly label: string
  readonly block: Block
}

/** One margin account as answers show it. An amount that is unknown is null; its gap says why. */
export function presentAccount(account: EnforcedAccount, context: AccountContext): MarginAccount {
  const { assessed, venueLabel, label, block } = context
  const { snapshot, margin } = assessed
  return {
    id: account.id,
    venue: account.key.venue,
    venueLabel,
    chainId: account.key.chainId,
    owner: account.key.owner,
    sub: account.key.sub ?? null,
    label,
    block,
    status: account.status,
    healthState: healthStates[account.healthState],
    healthFactor: account.healthFactor ?? null,
    collateralUsd: orNull(account.collateralUsd),
    debtUsd: orNull(account.debtUsd),
    equityUsd: orNull(account.equityUsd),
    initialMarginUsd: orNull(account.initialMarginUsd),
    maintenanceMarginUsd: orNull(account.maintenanceMarginUsd),
    slackMaintenanceUsd: orNull(account.slackMaintenanceUsd),
    distanceToLiquidation:
      typeof assessed.distanceToLiquidation === 'number' ? assessed.distanceToLiquidation : null,
    collaterals: snapshot.collaterals.map((holding) => presentHolding(holding, holding.isCounted)),
    debts: snapshot.debts.map((holding) => presentHolding(holding, true)),
    margin: presentMargin(margin),
    gaps: [...new Set([...snapshot.gaps, ...margin.gaps])].map(presentGap),
  }
}

/** A gap as answers show it. */
export function presentGap(gap: Gap): PresentedGap {
  return {
    kind: gap.kind,
    effect: gap.effect,
    message: gap.message,
    chainId: gap.chainId ?? null,
    venue: gap.venue ?? null,
    account: gap.account ?? null,
    asset: gap.asset ?? null,
  }
}

/** Unknown has no number: here it is null, and a gap beside it says why. */
export function orNull(value: Known): number | null {
  return value === 'unknown' ? null : value
}

const healthStates = { known: 'KNOWN', 'no-debt': 'NO_DEBT', unknown: 'UNKNOWN' } as const

function presentHolding(
  { asset, balanceRaw }: CollateralHolding | DebtHolding,
  isCounted: boolean,
): Holding {
  const { decimals } = asset
  return {
    asset: presentAsset(asset),
    balanceRaw,
    balance: decimals === 'unknown' ? null : toFloat({ raw: balanceRaw, decimals }),
    isCounted,
  }
}
