import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { AccountReading, BlockRef, MarginAccountKey, RowReader } from '@crossmargin/core'
import { createRandom, type Random } from '@crossmargin/world'
import { getBlockNumber } from 'viem/actions'
import { createMemoryIndex, type IndexedBlock, type MemoryIndex } from './memoryIndex.ts'
import type { VenueScene } from './venueScene.ts'

/** A scene with its adapter, as far as it has been played. */
export type Stage = {
  readonly scene: VenueScene
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
  readonly random: Random
  /** Follows the chain; replaced after the chain was reorganised. */
  index: MemoryIndex
  block: IndexedBlock
  readonly tally: Tally
}

/** What was seen so far, for the table. */
export type Tally = {
  readonly accounts: Set<string>
  readonly reasons: Set<string>
  readonly kinds: Map<string, number>
  blocks: number
  transactions: number
  compared: number
  differences: number
  accepted: number
  refused: number
  liquidatable: number
  liquidationsForetold: number
  liquidationsMade: number
}

/** Finds a scene's deployment and folds its chain up to the head. */
export async function openStage(
  scene: VenueScene,
  parameters: { readonly adapter: VenueAdapter; readonly seed: number },
): Promise<Stage> {
  const { adapter, seed } = parameters
  const { chain, root, startBlock } = scene
  const { chainId, client } = chain
  const deployment = await adapter.discover(client, { chainId, root, startBlock })
  const index = createMemoryIndex(client, { adapter, deployment })
  const block = { at: undefined as unknown as BlockRef, rows: undefined as never, accounts: [] }
  const random = createRandom(seed).fork(adapter.id)
  return { scene, adapter, deployment, random, index, block, tally: createTally() }
}

/** The height of a scene's chain. */
export async function headOf({ scene }: Pick<Stage, 'scene'>): Promise<number> {
  return Number(await getBlockNumber(scene.chain.client, { cacheTime: 0 }))
}

/** Assembles one account of rows. */
export function assembled(
  { adapter, deployment }: Pick<Stage, 'adapter' | 'deployment'>,
  from: { readonly rows: RowReader; readonly key: MarginAccountKey; readonly at: BlockRef },
): AccountReading {
  return adapter.assemble(from.rows, { deployment, key: from.key, at: from.at })
}

/** Runs something on the scene's chain and leaves no trace of it. */
export async function withoutTrace<result>(
  { scene }: Pick<Stage, 'scene'>,
  action: () => Promise<result>,
): Promise<result> {
  const request = scene.chain.client.request as (call: unknown) => Promise<unknown>
  const ground = await request({ method: 'evm_snapshot', params: [] })
  try {
    return await action()
  } finally {
    await request({ method: 'evm_revert', params: [ground] })
  }
}

function createTally(): Tally {
  return {
    accounts: new Set(),
    reasons: new Set(),
    kinds: new Map(),
    blocks: 0,
    transactions: 0,
    compared: 0,
    differences: 0,
    accepted: 0,
    refused: 0,
    liquidatable: 0,
    liquidationsForetold: 0,
    liquidationsMade: 0,
  }
}
