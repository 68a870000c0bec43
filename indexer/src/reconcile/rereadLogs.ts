import { type ChainLog, MalformedAnswerError, toQuantity } from '@crossmargin/adapters'
import { type Address, assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import { createWatchSet } from '../engine/watchSet.ts'
import type { LogFilter } from '../rpc/logs/logFilter.ts'
import { parseLogs } from '../rpc/logs/parseLogs.ts'
import { askEveryNode } from '../rpc/pool/poolOf.ts'
import type { StoreReader } from '../store/store.ts'
import type { Random } from './createRandom.ts'

/** Of which chain a stretch of final blocks is read again. */
export type RereadLogsParameters = {
  readonly chainId: number
  readonly store: StoreReader
  readonly deployments: readonly IndexedDeployment[]
  readonly random: Random
}

/** A node whose logs of final blocks are not those that are stored. */
export type NodeDisagreement = {
  /** By alias, never by URL. */
  readonly endpoint: string
  /** Logs it tells that are not stored, and stored ones that it does not tell. */
  readonly missing: number
  readonly surplus: number
}

/** What reading a stretch again came to. */
export type RereadResult =
  | { readonly kind: 'nothing-final' }
  | {
      readonly kind: 'read'
      readonly from: number
      readonly to: number
      /** Nodes that answered. */
      readonly nodes: number
      readonly disagreements: readonly NodeDisagreement[]
      /** `stored`: more nodes than not tell other logs than the stored ones; one alone is a bad node. */
      readonly verdict: 'agreed' | 'node' | 'stored'
      /** A deployment of which most nodes tell logs that are not stored. */
      readonly incomplete?: DeploymentKey
    }

/** Short enough for every node that is known to limit ranges, but the strictest free ones. */
const stretchBlocks = 100

/**
 * Asks every node for the logs of a random stretch of final blocks and holds them to the stored ones.
 *
 * A node that leaves logs out of an answer cannot be told by that answer. A second node can, and so
 * can the same one at another time, when it has indexed what it had not then.
 *
 * Logs of a contract that was announced count from its announcement on: before it, whether they are
 * stored depends on how blocks were fetched.
 */
export async function rereadLogs(
  client: Client,
  parameters: RereadLogsParameters,
): Promise<RereadResult> {
  const { chainId, store, deployments } = parameters
  const stretch = chooseStretch(parameters)
  if (stretch === undefined) return { kind: 'nothing-final' }
  const watch = createWatchSet({ deployments, store })
  const filter: LogFilter = {
    addresses: watch.addresses(),
    topics: watch.topics(),
    blocks: stretch,
  }
  const since = sinceOf(parameters)
  const counts = ({ address, blockNumber }: { address: Address; blockNumber: number }) =>
    blockNumber >= (since.get(address) ?? 0)
  const topics = new Set(filter.topics)
  const stored = new Set(
    store
      .listLogs({ chainId, fromNumber: stretch.from, toNumber: stretch.to })
      .filter((log) => counts(log) && since.has(log.address) && topics.has(log.topics[0] ?? '0x'))
      .map(nameOf),
  )
  const answers = await askEveryNode(client, {
    method: 'eth_getLogs',
    params: [
      {
        address: filter.addresses,
        topics: [filter.topics],
        fromBlock: toQuantity(stretch.from),
        toBlock: toQuantity(stretch.to),
      },
    ],
  })
  const missingLogs: ChainLog[] = []
  let nodes = 0
  const disagreements = answers.flatMap(({ endpoint, result }): readonly NodeDisagreement[] => {
    const told = toldBy(result, filter)?.filter(counts)
    // An answer that is none is a fault of the node, and nothing is known of the logs.
    if (told === undefined) return []
    nodes += 1
    const missing = told.filter((log) => !stored.has(nameOf(log)))
    missingLogs.push(...missing)
    const surplus = stored.size - (told.length - missing.length)
    return missing.length + surplus === 0 ? [] : [{ endpoint, missing: missing.length, surplus }]
  })
  const isStored = disagreements.length * 2 > nodes
  const [missingLog] = missingLogs
  const incomplete =
    isStored && missingLog !== undefined
      ? watch.deploymentsOf(missingLog.address)[0]?.deployment
      : undefined
  return {
    kind: 'read',
    ...stretch,
    nodes,
    disagreements,
    verdict: disagreements.length === 0 ? 'agreed' : isStored ? 'stored' : 'node',
    ...(incomplete === undefined ? {} : { incomplete }),
  }
}

function chooseStretch({
  chainId,
  store,
  deployments,
  random,
}: RereadLogsParameters): { readonly from: number; readonly to: number } | undefined {
  const checkpoint = store.loadCheckpoint(chainId)
  // Where only watched owners are followed, which logs are stored depends on who was when.
  if (checkpoint === undefined || checkpoint.watchedFromNumber !== undefined) return undefined
  const first = Math.max(...deployments.map(({ deployment }) => deployment.startBlock))
  const last = checkpoint.finalizedNumber
  if (deployments.length === 0 || last < first) return undefined
  const from = first + Math.floor(random() * (last - first + 1))
  return { from, to: Math.min(from + stretchBlocks - 1, last) }
}

/** From which block on each contract is watched. */
function sinceOf({ store, deployments }: RereadLogsParameters): ReadonlyMap<Address, number> {
  const since = new Map<Address, number>()
  for (const { adapter, deployment } of deployments) {
    for (const { address, sinceBlock } of store.listChildren(deployment))
      since.set(address, Math.max(sinceBlock + 1, since.get(address) ?? 0))
    for (const address of adapter.index.addresses(deployment)) since.set(address, 0)
  }
  return since
}

function toldBy(result: unknown, filter: LogFilter): ReturnType<typeof parseLogs> | undefined {
  try {
    return parseLogs(result, filter)
  } catch (error) {
    assertInvariant(error instanceof MalformedAnswerError, 'logs are well formed or malformed')
    return undefined
  }
}

function nameOf(log: {
  readonly blockHash: string
  readonly logIndex: number
  readonly address: string
  readonly topics: readonly string[]
  readonly data: string
}): string {
  const { blockHash, logIndex, address, topics, data } = log
  return [blockHash, logIndex, address, ...topics, data].join(':').toLowerCase()
}
