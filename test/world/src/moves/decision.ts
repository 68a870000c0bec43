import type { Address, Hex } from 'viem'
import type { Random } from '../createRandom.ts'
import type { ReserveSettings } from '../deploy/chainSettings.ts'
import type { Turn } from './turn.ts'

/** What the admin decides about a reserve: a call in a round's first block, more in its last. */
export type Decision = (turn: Turn, subject: Subject) => Calls
export type Calls = { readonly first: Hex; readonly last?: readonly Hex[] }
export type Subject = { readonly asset: Address; readonly reserve: ReserveSettings }

const THRESHOLD_REACH_BPS = 100

/** Draws how far a threshold moves from where it was deployed, bps. */
export function drawReach(random: Random): number {
  return random.integer({ min: -THRESHOLD_REACH_BPS, max: THRESHOLD_REACH_BPS })
}
