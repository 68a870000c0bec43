import type { Address, Hex, RowWrite } from '@crossmargin/core'
import { pad } from 'viem'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { TopicFilter } from '../sync/watchedLogs.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'

/** Which logs and rows matter where only some owners are followed. */
export type OwnerFilter = {
  /** Ask for these, and every log that matters is among the answers. */
  readonly filters: readonly TopicFilter[]
  /** Whether a log matters to a deployment: it names a followed owner, or is everybody's. */
  wants(log: Pick<FetchedLog, 'topics'>, indexed: IndexedDeployment): boolean
  /** Whether an owner is followed. */
  isFollowed(owner: Address): boolean
  /** Whether a row may be kept: it is no account's, or a followed owner's. */
  keeps(write: RowWrite, indexed: IndexedDeployment): boolean
}

/** Owners in one filter: nodes cap the topics they take. */
const ownersPerFilter = 100

/**
 * Makes the filter for some owners.
 *
 * One filter takes what is everybody's; one for each place takes what names an owner there. A first
 * topic that any deployment wants from everybody is fetched from everybody: `wants` sorts the rest out.
 */
export function createOwnerFilter(parameters: {
  readonly owners: readonly Address[]
  readonly deployments: readonly IndexedDeployment[]
}): OwnerFilter {
  const { deployments } = parameters
  const owners = new Set(parameters.owners)
  const ownerTopics = [...owners].map((owner) => pad(owner))
  const named = new Set(ownerTopics)
  return {
    filters: [
      { topics: topicsOfEverybody(deployments) },
      ...([1, 2, 3] as const).flatMap((place) =>
        filtersOfPlace(place, { ownerTopics, topics: topicsNamingAt(place, deployments) }),
      ),
    ].filter(({ topics }) => topics.length > 0),
    wants({ topics }, indexed) {
      const places = placesOf(topics[0], indexed)
      return places?.some((place) => named.has(topics[place] ?? '0x')) ?? true
    },
    isFollowed: (owner) => owners.has(owner),
    keeps(write, { adapter, deployment }) {
      const keys = adapter.index.accounts(write, { deployment })
      return keys.length === 0 || keys.some(({ owner }) => owners.has(owner))
    },
  }
}

function placesOf(topic: Hex | undefined, { adapter }: IndexedDeployment) {
  return topic === undefined ? undefined : adapter.index.watch?.ownerTopics.get(topic)
}

function topicsOfEverybody(deployments: readonly IndexedDeployment[]): readonly Hex[] {
  const all = deployments.flatMap((indexed) =>
    indexed.adapter.index.topics.filter((topic) => placesOf(topic, indexed) === undefined),
  )
  return [...new Set(all)]
}

function topicsNamingAt(
  place: 1 | 2 | 3,
  deployments: readonly IndexedDeployment[],
): readonly Hex[] {
  const fetched = new Set(topicsOfEverybody(deployments))
  const naming = deployments.flatMap((indexed) =>
    indexed.adapter.index.topics.filter(
      (topic) => !fetched.has(topic) && (placesOf(topic, indexed)?.includes(place) ?? false),
    ),
  )
  return [...new Set(naming)]
}

function filtersOfPlace(
  place: 1 | 2 | 3,
  {
    topics,
    ownerTopics,
  }: { readonly topics: readonly Hex[]; readonly ownerTopics: readonly Hex[] },
): readonly TopicFilter[] {
  if (topics.length === 0) return []
  const filters: TopicFilter[] = []
  for (let from = 0; from < ownerTopics.length; from += ownersPerFilter) {
    const some = ownerTopics.slice(from, from + ownersPerFilter)
    const anything = Array.from({ length: place - 1 }, () => null)
    filters.push({ topics, otherTopics: [...anything, some] })
  }
  return filters
}
