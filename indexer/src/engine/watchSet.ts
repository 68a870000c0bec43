import { type Address, type DeploymentKey, type Hex, InvariantError } from '@crossmargin/core'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { StoreReader } from '../store/store.ts'
import type { LogWatch } from '../sync/watchedLogs.ts'
import { decodeLog } from './decodeLog.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createOwnerFilter, type OwnerFilter } from './ownerFilter.ts'

/** A contract that joined because a log announced it. */
export type AnnouncedChild = {
  readonly deployment: DeploymentKey
  readonly address: Address
  readonly sinceBlock: number
}

/** Which contracts of a chain are watched, and for whom. */
export type WatchSet = LogWatch & {
  /** Present where only some owners are followed. */
  readonly ownerFilter?: OwnerFilter
  /** The deployments that want a contract's logs: two markets may share one. */
  deploymentsOf(address: Address): readonly IndexedDeployment[]
  /**
   * Children that some logs announced first, which are about to be committed. Others that were
   * announced meanwhile, by blocks that never came to be, are forgotten.
   */
  takeAnnounced(logs: readonly FetchedLog[]): readonly AnnouncedChild[]
}

/** Builds the watch set of a chain from its deployments and the children already stored. */
export function createWatchSet(parameters: {
  readonly deployments: readonly IndexedDeployment[]
  readonly store: StoreReader
  /** Only these owners are followed; everybody when absent. */
  readonly owners?: readonly Address[]
}): WatchSet {
  const { deployments, store, owners } = parameters
  const ownerFilter = owners === undefined ? undefined : createOwnerFilter({ owners, deployments })
  const watched = new Map<Address, IndexedDeployment[]>()
  // Announced, and not committed yet: any log may still turn out to be of no block of the chain.
  const pending = new Map<
    string,
    { readonly indexed: IndexedDeployment; readonly child: Address }
  >()
  const add = (address: Address, indexed: IndexedDeployment): boolean => {
    const known = watched.get(address) ?? []
    if (known.includes(indexed)) return false
    watched.set(address, [...known, indexed])
    return true
  }
  for (const indexed of deployments) {
    for (const address of indexed.adapter.index.addresses(indexed.deployment)) add(address, indexed)
    for (const child of store.listChildren(indexed.deployment)) add(child.address, indexed)
  }
  const topics: readonly Hex[] = [
    ...new Set(deployments.flatMap(({ adapter }) => adapter.index.topics)),
  ]
  return {
    addresses: () => [...watched.keys()],
    topics: () => topics,
    ...(ownerFilter === undefined ? {} : { ownerFilter, filters: () => ownerFilter.filters }),
    deploymentsOf: (address) => watched.get(address) ?? [],
    announce(log) {
      return (watched.get(log.address) ?? []).flatMap((indexed) =>
        childrenOf(log, indexed).filter((child) => {
          const name = nameOf(child, indexed)
          if (add(child, indexed)) pending.set(name, { indexed, child })
          return pending.has(name)
        }),
      )
    },
    takeAnnounced(logs) {
      const taken: AnnouncedChild[] = []
      if (pending.size === 0) return taken
      for (const log of logs)
        for (const indexed of watched.get(log.address) ?? [])
          for (const address of childrenOf(log, indexed)) {
            if (!pending.delete(nameOf(address, indexed))) continue
            const { deployment } = indexed
            taken.push({ deployment, address, sinceBlock: log.blockNumber })
          }
      for (const { indexed, child } of pending.values()) {
        const others = (watched.get(child) ?? []).filter((it) => it !== indexed)
        if (others.length > 0) watched.set(child, others)
        else watched.delete(child)
      }
      pending.clear()
      return taken
    },
  }
}

function nameOf(address: Address, { deployment: { venue, root } }: IndexedDeployment): string {
  return `${address} ${venue} ${root}`
}

function childrenOf(log: FetchedLog, { adapter }: IndexedDeployment): readonly Address[] {
  const [topic = '0x'] = log.topics
  if (adapter.index.announcedBy?.includes(topic) === false) return []
  const event = decodeLog(log, adapter)
  if (event === undefined) return []
  try {
    return adapter.index.children(event)
  } catch (error) {
    if (error instanceof InvariantError) throw error
    // It is set aside with its reference when it is applied.
    return []
  }
}
