import type { Address } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'
import { type SeedChainParameters, seedOwners } from './seedChain.ts'

/** One chain, and who is to be followed on it. */
export type FollowOwnersParameters = Omit<SeedChainParameters, 'genesisHash'> & {
  readonly wanted: readonly Address[]
}

/**
 * Brings who is followed in line with who is to be: ceases first, then begins, each at the stored head.
 *
 * Rows of an owner who is no longer followed stay as history; their span says until when they are true.
 *
 * @returns whether anything changed.
 * @throws what the node makes it throw; those who ceased to be followed stay so.
 */
export async function followOwners(
  client: Client,
  parameters: FollowOwnersParameters,
): Promise<boolean> {
  const { chainId, store } = parameters
  const wanted = new Set(parameters.wanted)
  const followed = new Set(followedOwners(store, chainId))
  const removed = [...followed].filter((owner) => !wanted.has(owner))
  const added = [...wanted].filter((owner) => !followed.has(owner))
  if (removed.length > 0) store.unfollow({ chainId, owners: removed })
  if (added.length > 0) await seedOwners(client, { ...parameters, owners: added })
  return removed.length + added.length > 0
}

/** Who is followed on a chain now. */
export function followedOwners(
  store: Pick<StoreReader, 'listWatchSpans'>,
  chainId: number,
): readonly Address[] {
  return store
    .listWatchSpans(chainId)
    .flatMap(({ owner, untilNumber }) => (untilNumber === undefined ? [owner] : []))
}
