import type { DeploymentKey } from '@crossmargin/core'
import type { Client } from 'viem'

/** Where a venue is, as people write it: its root address, from which all the rest is discovered. */
export type DeploymentRoot = DeploymentKey & {
  /** The block before which none of its logs exist. Reading does not need it; indexing does. */
  readonly startBlock: number
}

/** A chain that can be asked. */
export type OpenChain = {
  readonly chainId: number
  /** For people: it stands in messages. */
  readonly name: string
  /** A bare client is enough; it is neither changed nor closed. */
  readonly client: Client
}

/** A chain that could not be connected to, and why. */
export type FailedChain = Pick<OpenChain, 'chainId' | 'name'> & { readonly error: unknown }

/** A chain to read, or the failure to reach it: either way it is in the answer. */
export type ReadableChain = OpenChain | FailedChain
