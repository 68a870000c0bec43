import type { AssessedAccount } from '@crossmargin/adapters'
import { type Address, type Gap, type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import type { PortfolioBlock, RiskMeasureSettings } from '@crossmargin/risk'
import type { AsOf } from '@crossmargin/schema'
import { type Portfolio, presentPortfolio } from '@crossmargin/sdk'
import { assessPortfolio } from '../assess/assessPortfolio.ts'
import { createWatchCoverage, type WatchCoverage } from '../store/watchCoverage.ts'
import type { ApiContext } from './apiContext.ts'
import { finalityOf, isStale } from './present/presentBlock.ts'
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
    const { report, accounts } = assessPortfolio({
      ...context,
      owners: parameters.owners,
      keys,
      // Only what was asked for by its key is answered although nothing is left in it.
      ...(parameters.keys === undefined ? { isWanted: isHeld } : {}),
      blocks: resolved.map((it) => portfolioBlock(it, context)),
      ...(parameters.measures === undefined ? {} : { measures: parameters.measures }),
      gaps: [
        ...chainGaps(context, resolved),
        ...watchGaps(parameters.owners, { coverage, resolved }),
      ],
    })
    const chainNames = new Map(statuses.list().map(({ chainId, name }) => [chainId, name]))
    return presentPortfolio(
      { ...report, accounts },
      { adapters: [...context.adapters.values()], chainNames },
    )
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
  const { chainId, number, hash, timestampSeconds } = block
  return {
    chainId,
    number,
    hash,
    timestampSeconds,
    finality: finalityOf(number, checkpoint),
    isStale: isStale(context.statuses, chainId),
  }
}

/** An account that was emptied is none: the contracts' views know nothing of it either. */
function isHeld({ snapshot }: AssessedAccount): boolean {
  const { collaterals, debts, positions } = snapshot
  return collaterals.length + debts.length + positions.length > 0
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
