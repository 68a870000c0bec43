import type { Address } from '@crossmargin/core'

/**
 * A deployment that its makers have published: where it is, without asking anybody.
 *
 * Written by `pnpm --filter @crossmargin/adapters generate`, never by hand.
 */
export type KnownDeployment = {
  readonly chainId: number
  /** With the capitals of its checksum, to be compared with what the venue publishes. */
  readonly root: Address
  /** For people: `Ethereum Prime`. */
  readonly label: string
  /** A block before which the root has no logs; 0 where nobody published one. */
  readonly startBlock: number
  /**
   * What the start block is: the very block the root was created in, some block before that, or
   * nothing but the first of the chain. Either way an index that starts there misses nothing.
   */
  readonly startBlockIs: 'creation' | 'before-creation' | 'unknown'
}
