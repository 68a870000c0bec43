import { type Address, type Gap, type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import type { PortfolioBlock, RiskMeasureSettings } from '@crossmargin/risk'
import type { AsOf, Block, MarginAccount, Portfolio } from '@crossmargin/schema'
import { type AssessedPortfolio, assessPortfolio } from '../assess/assessPortfolio.ts'
import { createWatchCoverage, type WatchCoverage } from '../store/watchCoverage.ts'
import { accountLabels } from './accountLabels.ts'
import type { ApiContext } from './apiContext.ts'
import { presentAccount, presentGap } from './present/presentAccount.ts'
import { finalityOf, isStale, presentBlock } from './present/presentBlock.ts'
import { presentEconomic } from './present/presentEconomic.ts'
import { presentRisk } from './present/presentRisk.ts'
import { type ResolvedBlock, resolveBlocks } from './resolveBlocks.ts'

/** Which accounts, at which moment. */
export type PortfolioAtParameters = {
  readonly asOf: AsOf | null | undefined
  readonly owners: readonly Address[]
  /** The accounts, given the blocks; by default those of the owners. */
  readonly keys?: (blocks: readonly ResolvedBlock[]) => readonly MarginAccountKey[]
  /** What to measure risk with; the default of the risk package unless told otherwise. */
  readonly measures?: RiskMeasureSettings
}

/**
 * Answers for a set of accounts from the store, all of it from one snapshot.
 *
 * @throws BadInputError for a moment that cannot be answered.
 */
export function portfolioAt(context: ApiContext, parameters: PortfolioAtParameters): Portfolio {
  const { store, statuses } = context
  return store.read(() => {
    const resolved = resolveBlocks(context, parameters.asOf)
    const coverage = createWatchCoverage(store)
    const numberOf = new Map(resolved.map(({ block }) => [block.chainId, block.number]))
    const keys = (
      parameters.keys?.(resolved) ?? ownersKeys(context, { ...parameters, resolved })
    ).filter((key) => coverage.covers({ ...key, number: numberOf.get(key.chainId) ?? 0 }))
    const assessed = assessPortfolio({
      ...context,
      owners: parameters.owners,
      keys,
      blocks: resolved.map((it) => portfolioBlock(it, context)),
      ...(parameters.measures === undefined ? {} : { measures: parameters.measures }),
      gaps: [
        ...chainGaps(context, resolved),
        ...watchGaps(parameters.owners, { coverage, resolved }),
      ],
    })
    const blocks = resolved.map(({ block, checkpoint }) =>
      presentBlock(block, { checkpoint, statuses }),
    )
    return presentPortfolio(assessed, { context, blocks })
  })
}

function ownersKeys(
  { store }: ApiContext,
  parameters: { readonly owners: readonly Address[]; readonly resolved: readonly ResolvedBlock[] },
): readonly MarginAccountKey[] {
  const { owners, resolved } = parameters
  if (owners.length === 0) return []
  const byChain = new Map(resolved.map(({ block, isHead }) => [block.chainId, { block, isHead }]))
  return store.listAccounts({ owners }).filter((key) => {
    const at = byChain.get(key.chainId)
    if (at === undefined) return false
    // Before its first block an account was not there, which is not the same as being empty.
    return at.isHead || existsAt({ store, key, number: at.block.number })
  })
}

function existsAt(parameters: {
  readonly store: ApiContext['store']
  readonly key: MarginAccountKey
  readonly number: number
}): boolean {
  const { store, key, number } = parameters
  const id = toMarginAccountId(key)
  return store
    .listAccounts({ owners: [key.owner], deployment: key, asOfNumber: number })
    .some((it) => toMarginAccountId(it) === id)
}

function portfolioBlock({ block, checkpoint }: ResolvedBlock, context: ApiContext): PortfolioBlock {
  return {
    ...block,
    finality: finalityOf(block.number, checkpoint),
    isStale: isStale(context.statuses, block.chainId),
  }
}

/** Chains that are configured but cannot be answered for, or whose node is in trouble. */
function chainGaps({ statuses }: ApiContext, resolved: readonly ResolvedBlock[]): readonly Gap[] {
  return statuses.list().flatMap(({ chainId, name, problem }): Gap[] => {
    const isAnswered = resolved.some(({ block }) => block.chainId === chainId)
    if (isAnswered && problem === undefined) return []
    const what = isAnswered
      ? `Chain ${name} is answered from its last indexed block`
      : `Nothing of chain ${name} is indexed yet: its accounts are missing here`
    return [
      {
        kind: 'chain-unreachable',
        effect: isAnswered ? 'none' : 'part-missing',
        message: `${what}. ${problem ?? ''}`.trim(),
        chainId,
      },
    ]
  })
}

/** Owners asked about whom the index does not follow: never the same as having nothing. */
function watchGaps(
  owners: readonly Address[],
  {
    coverage,
    resolved,
  }: { readonly coverage: WatchCoverage; readonly resolved: readonly ResolvedBlock[] },
): readonly Gap[] {
  return resolved.flatMap(({ block: { chainId, number } }) =>
    owners.flatMap((owner): Gap[] => {
      const message = coverage.reason({ owner, chainId, number })
      return message === undefined
        ? []
        : [{ kind: 'not-watched', effect: 'part-missing', message, chainId }]
    }),
  )
}

function presentPortfolio(
  { report, accounts }: AssessedPortfolio,
  parameters: { readonly context: ApiContext; readonly blocks: readonly Block[] },
): Portfolio {
  const { context, blocks } = parameters
  const labelOf = accountLabels(context, blocks)
  const presented = report.enforced.accounts.flatMap((account): MarginAccount[] => {
    const assessed = accounts.get(account.id)
    const block = blocks.find(({ chainId }) => chainId === account.key.chainId)
    if (assessed === undefined || block === undefined) return []
    const venueLabel = context.adapters.get(account.key.venue)?.label ?? account.key.venue
    return [presentAccount(account, { assessed, block, venueLabel, label: labelOf(account.key) })]
  })
  const { bindingAccount, liquidatableCount, unknownCount } = report.enforced
  return {
    owners: [...report.owners],
    blocks: [...blocks],
    skewSeconds: report.skewSeconds,
    enforced: {
      accounts: presented,
      bindingAccount: presented.find(({ id }) => id === bindingAccount) ?? null,
      liquidatableCount,
      unknownCount,
    },
    economic: presentEconomic(report),
    risk: presentRisk(report.risk),
    gaps: report.gaps.map(presentGap),
    digest: report.digest,
  }
}
