import type { Address } from 'viem'
import type { EventCounts } from './history/countEvents.ts'
import type { WorldChain } from './worldChain.ts'

/** Three local chains with real protocol contracts and a seeded history. */
export type World = {
  readonly chains: readonly WorldChain[]
  /** An owner with accounts at every venue, whom nobody liquidates. */
  readonly sample: { readonly owner: Address }
  /** What was seen to happen on all chains, by kind; what a test rolls back stays counted. */
  readonly counts: EventCounts
  /** Plays rounds of seeded activity on every chain; a round is one to three blocks. */
  advance(parameters?: AdvanceParameters): Promise<void>
  /** Plays one live step: one block on each chain at a real time, prices a little further. */
  drift(parameters?: DriftParameters): Promise<void>
  /** Ends the anvils. May be called again. */
  close(): Promise<void>
}

export type AdvanceParameters = {
  /** Default 1. */
  readonly rounds?: number
  /** Default: drawn, from half a minute to two days. */
  readonly secondsPerRound?: number
}

export type DriftParameters = {
  /** Time of the new blocks, unix seconds; default now. If not after the last block, the next second is taken. */
  readonly timestampSeconds?: number
}

/** Told while the world boots. */
export type WorldProgress = {
  readonly kind: 'compile' | 'deploy' | 'history'
  readonly label: string
  readonly done: number
  readonly total: number
}
