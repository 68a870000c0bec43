import type { Hex } from './hex.ts'

/** How far a block is from being undone: as the chain's own labels say. */
export type Finality = 'latest' | 'safe' | 'finalized'

/** The one block of one chain that a number is true at. */
export type BlockRef = {
  readonly chainId: number
  readonly number: number
  readonly hash: Hex
  /** Unix seconds, of the block itself and never of our clock. */
  readonly timestampSeconds: number
}
