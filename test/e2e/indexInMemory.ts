import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { VenueTables } from '@crossmargin/core'
import type { Client } from 'viem'
import {
  createMemoryIndex,
  type FoldParameters,
  type IndexedBlock,
} from '../conformance/suite/memoryIndex.ts'

export { blockAt, type IndexedBlock } from '../conformance/suite/memoryIndex.ts'

// biome-ignore lint/suspicious/noExplicitAny: state and event stay inside the adapter handed in.
type AnyAdapter<tables extends VenueTables> = VenueAdapter<tables, any, any>

/** Folds every log of a chain through one adapter, as the engine does but without a store. */
export async function indexInMemory<tables extends VenueTables>(
  client: Client,
  parameters: {
    readonly adapter: AnyAdapter<tables>
    readonly deployment: Deployment
  } & FoldParameters,
): Promise<IndexedBlock> {
  const { deployment, ...fold } = parameters
  const adapter = parameters.adapter as unknown as VenueAdapter
  return createMemoryIndex(client, { adapter, deployment }).foldTo(fold)
}
