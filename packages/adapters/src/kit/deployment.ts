import type { Address, DeploymentKey } from '@crossmargin/core'

/** One venue's contracts on one chain, as discovered from their root address. */
export type Deployment = DeploymentKey & {
  /** The block before which none of its logs exist. */
  readonly startBlock: number
  /** Contracts by the venue's own names for them; addresses in lower case. */
  readonly contracts: { readonly [name: string]: Address }
}
