import type { Address } from '@crossmargin/core'

/** What the world tells while it boots. */
export type WorldProgress = {
  readonly kind: 'compile' | 'deploy' | 'history'
  readonly label: string
  readonly done: number
  readonly total: number
}

/** One local chain, as far as the demo configures from it. */
export type WorldChain = {
  readonly chainId: number
  readonly name: string
  readonly rpcUrl: string
  readonly deployments: readonly {
    readonly venue: string
    readonly root: Address
    readonly startBlock: number
  }[]
  readonly assets: readonly {
    readonly address: Address
    readonly underlying: string
    /** Of a share: what it is a growing amount of. */
    readonly staked?: { readonly of: Address }
  }[]
}

/** Boots local chains with real protocol contracts and a history. */
export type BootWorld = (parameters: {
  readonly seed?: number
  /** Unix seconds; history ends thirty days later. */
  readonly genesisTimestamp?: number
  readonly onProgress?: (progress: WorldProgress) => void
}) => Promise<World>

/**
 * The repository's local chains, as the demo uses them. The package they come from is not published,
 * so its type is stated here and met at run time.
 */
export type World = {
  readonly chains: readonly WorldChain[]
  readonly sample: { readonly owner: Address }
  /** Plays one step at a real time: one block on each chain, prices a little further. */
  drift(parameters?: { readonly timestampSeconds?: number }): Promise<void>
  close(): Promise<void>
}
