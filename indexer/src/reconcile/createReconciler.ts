import { type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { StoreReader } from '../store/store.ts'
import { compareAt } from '../verify/compareAt.ts'
import type { ReadingDifference } from '../verify/compareReadings.ts'
import type { Random } from './createRandom.ts'
import type { RepairDesk } from './createRepairDesk.ts'
import { planRepair, repairLimit } from './planRepair.ts'
import { type RereadResult, rereadLogs } from './rereadLogs.ts'
import { sampleAccounts } from './sampleAccounts.ts'

/** What one chain's reconciler works with. */
export type ReconcilerParameters = {
  readonly name: string
  readonly store: StoreReader
  readonly divergences: DivergenceBoard
  readonly desk: RepairDesk
  readonly logger: Logger
  /** Accounts of each deployment compared in a round, beside those that diverge. */
  readonly accountsPerRound: number
  readonly random: Random
}

/** What one round came to. */
export type ReconcileRound = {
  readonly accounts: number
  /** Single values compared. */
  readonly compared: number
  readonly differences: number
  /** Deployments that the node did not answer for, or whose block was undone meanwhile. */
  readonly unanswered: number
}

/** Compares one chain's index with the chain's own views, round after round. */
export type Reconciler = {
  round(client: Client, deployments: readonly IndexedDeployment[]): Promise<ReconcileRound>
  /** Holds the stored logs of a stretch of final blocks to what every node tells of it. */
  reread(client: Client, deployments: readonly IndexedDeployment[]): Promise<RereadResult>
}

/** Accounts looked at when one was found to be wrong: it is seldom alone. */
const accountsOnSuspicion = 200

/**
 * Opens the reconciler of one chain.
 *
 * A round takes a sample of every deployment's accounts at the indexed head and asks the contracts'
 * views at that block's hash. An account that differs goes on the board, which makes it a gap
 * wherever it is asked for, and a repair is asked for; one that agrees again comes off. After
 * {@link repairLimit} repairs that did not help a deployment is left alone: its gaps stand, and it
 * goes on being compared.
 */
export function createReconciler(parameters: ReconcilerParameters): Reconciler {
  const { desk } = parameters
  const attempts = new Map<string, number>()
  return {
    async round(client, deployments) {
      const rounds: ReconcileRound[] = []
      for (const indexed of deployments) {
        // What is being indexed again is compared when that is over.
        if (desk.isBusy()) break
        const name = `${indexed.deployment.venue}:${indexed.deployment.root}`
        const attempt = attempts.get(name) ?? 0
        const result = await compareDeployment(client, { ...parameters, indexed })
        rounds.push(result)
        const [first] = openOf(parameters, indexed)
        if (first === undefined) attempts.delete(name)
        else if (result.differences > 0 && !desk.isBusy()) {
          const asked = await askRepair(client, { ...parameters, indexed, key: first, attempt })
          if (asked) attempts.set(name, attempt + 1)
        }
      }
      return sumOf(rounds)
    },
    async reread(client, deployments) {
      const { store } = parameters
      const chainId = deployments[0]?.deployment.chainId
      if (chainId === undefined) return { kind: 'nothing-final' }
      const { random } = parameters
      const result = await rereadLogs(client, { chainId, store, deployments, random })
      sayReread(parameters, result)
      const incomplete = result.kind === 'read' ? result.incomplete : undefined
      if (incomplete === undefined || desk.isBusy()) return result
      const name = `logs of ${incomplete.venue}:${incomplete.root}`
      if (attempts.has(name)) return result
      attempts.set(name, 1)
      desk.ask({ kind: 'refetch', deployment: incomplete })
      return result
    },
  }
}

function sayReread({ logger, name }: ReconcilerParameters, result: RereadResult): void {
  if (result.kind !== 'read' || result.verdict === 'agreed') return
  const { from, to, nodes, disagreements } = result
  const what = { chain: name, from, to, nodes, disagreements }
  if (result.verdict === 'stored')
    logger.error(what, 'the stored logs of final blocks are not those that the nodes tell')
  else logger.warn(what, 'a node tells other logs of final blocks than the rest')
}

type DeploymentWork = ReconcilerParameters & { readonly indexed: IndexedDeployment }

async function compareDeployment(client: Client, work: DeploymentWork): Promise<ReconcileRound> {
  const { store, accountsPerRound: count } = work
  const { adapter, deployment } = work.indexed
  const at = store.loadCheckpoint(deployment.chainId)?.head
  if (at === undefined) return nothing
  const sampled = sampleAccounts({ ...work, adapter, deployment, at, count })
  const keys = different([...openOf(work, work.indexed), ...sampled])
  const first = await compareKeys(client, { ...work, keys })
  if (first.differences === 0) return first
  const more = sampleAccounts({ ...work, adapter, deployment, at, count: accountsOnSuspicion })
  const known = new Set(keys.map(toMarginAccountId))
  const others = more.filter((key) => !known.has(toMarginAccountId(key)))
  return sumOf([first, await compareKeys(client, { ...work, keys: others })])
}

async function compareKeys(
  client: Client,
  work: DeploymentWork & { readonly keys: readonly MarginAccountKey[] },
): Promise<ReconcileRound> {
  const { store, keys, logger, name, divergences } = work
  const { adapter, deployment } = work.indexed
  const at = store.loadCheckpoint(deployment.chainId)?.head
  if (at === undefined || keys.length === 0) return nothing
  const asked = { store, adapter, deployment, at, keys, scope: 'these-accounts' as const }
  const result = await compareAt(client, asked)
  if (result.kind !== 'compared') {
    const reason = result.kind === 'undone' ? 'the block was undone meanwhile' : result.reason
    logger.debug({ chain: name, venue: deployment.venue, reason }, 'nothing could be compared')
    return { ...nothing, unanswered: 1 }
  }
  const firstOf = new Map<string, ReadingDifference>()
  for (const it of result.differences) if (!firstOf.has(it.account)) firstOf.set(it.account, it)
  for (const key of keys) {
    const difference = firstOf.get(toMarginAccountId(key))
    if (difference !== undefined) open(work, { key, difference, blockNumber: at.number })
    else if (divergences.close(toMarginAccountId(key)) !== undefined)
      logger.info({ chain: name, account: toMarginAccountId(key) }, 'account agrees again')
  }
  const { compared, differences } = result
  return { accounts: keys.length, compared, differences: differences.length, unanswered: 0 }
}

function open(
  { divergences, logger, name }: DeploymentWork,
  found: {
    readonly key: MarginAccountKey
    readonly difference: ReadingDifference
    readonly blockNumber: number
  },
): void {
  const { key, blockNumber, difference } = found
  const { field, left: indexed, right: chain, account } = difference
  if (!divergences.open({ key, blockNumber, field, indexed, chain })) return
  const what = { chain: name, account, blockNumber, field, indexed, onChain: chain }
  logger.error(what, 'index and chain differ')
}

async function askRepair(
  client: Client,
  work: DeploymentWork & { readonly key: MarginAccountKey; readonly attempt: number },
): Promise<boolean> {
  const { store, logger, name, desk, key, attempt } = work
  const repair = await planRepair(client, { ...work.indexed, store, key, attempt })
  if (repair === undefined) {
    const { venue } = work.indexed.deployment
    const what = { chain: name, venue, repairs: repairLimit }
    logger.error(what, 'indexing again does not help; the accounts stay unknown')
    return false
  }
  desk.ask(repair)
  return true
}

/** What diverges of one deployment. */
function openOf(
  { divergences }: ReconcilerParameters,
  { deployment }: IndexedDeployment,
): readonly MarginAccountKey[] {
  return divergences
    .listOpen(deployment.chainId)
    .map(({ key }) => key)
    .filter(({ venue, root }) => venue === deployment.venue && root === deployment.root)
}

const nothing: ReconcileRound = { accounts: 0, compared: 0, differences: 0, unanswered: 0 }

function sumOf(rounds: readonly ReconcileRound[]): ReconcileRound {
  return rounds.reduce(
    (sum, { accounts, compared, differences, unanswered }) => ({
      accounts: sum.accounts + accounts,
      compared: sum.compared + compared,
      differences: sum.differences + differences,
      unanswered: sum.unanswered + unanswered,
    }),
    nothing,
  )
}

function different(keys: readonly MarginAccountKey[]): readonly MarginAccountKey[] {
  return [...new Map(keys.map((key) => [toMarginAccountId(key), key])).values()]
}
