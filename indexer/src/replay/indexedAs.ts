import type { Address, Hex } from '@crossmargin/core'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import type { IndexedAs, StoreReader } from '../store/store.ts'

/** What a deployment indexed with its present adapter is indexed with. */
export function presentIndexedAs({ adapter, deployment }: IndexedDeployment): IndexedAs {
  return {
    revision: adapter.index.revision,
    topics: adapter.index.topics,
    addresses: adapter.index.addresses(deployment),
  }
}

/**
 * What a deployment is indexed with once it is replayed: the adapter's revision, and the logs that are
 * stored, which a replay does not add to.
 */
export function indexedAsOf(store: StoreReader, indexed: IndexedDeployment): IndexedAs {
  const present = presentIndexedAs(indexed)
  const stored = store.loadIndexedAs(indexed.deployment)
  return stored === undefined ? present : { ...stored, revision: present.revision }
}

/** What is not as it was when a deployment was indexed; nothing where all is. */
export type IndexChange = {
  /** Events and contracts whose logs were not asked for then. */
  readonly topics: readonly Hex[]
  readonly addresses: readonly Address[]
  readonly isRevised: boolean
}

/**
 * Compares what a deployment is indexed with with what its adapter would index it with now.
 *
 * A store of the first version does not say; every adapter was of revision 1 then, and what it
 * watched is taken to be what it watches now.
 *
 * @returns `undefined` when nothing has to be done.
 */
export function indexChangeOf(
  store: StoreReader,
  indexed: IndexedDeployment,
): IndexChange | undefined {
  const present = presentIndexedAs(indexed)
  const stored = store.loadIndexedAs(indexed.deployment) ?? { ...present, revision: 1 }
  const topics = present.topics.filter((topic) => !stored.topics.includes(topic))
  const addresses = present.addresses.filter((address) => !stored.addresses.includes(address))
  const isRevised = present.revision !== stored.revision
  return isRevised || topics.length + addresses.length > 0
    ? { topics, addresses, isRevised }
    : undefined
}
