import type { Address, Hex } from '@crossmargin/core'

/** A log as a node returned it, numbers read, block attached. */
export type ChainLog = {
  readonly address: Address
  readonly topics: readonly Hex[]
  readonly data: Hex
  readonly blockNumber: number
  readonly blockHash: Hex
  readonly logIndex: number
}
