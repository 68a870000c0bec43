import type { ChainLog } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'

/** A log with its block's time, where the node says it. */
export type FetchedLog = ChainLog & { readonly blockTimestampSeconds: number | undefined }

/** Which logs to ask for: of some contracts, with some first topics, in one block or a range. */
export type LogFilter = {
  readonly addresses: readonly Address[]
  /** First topics; none stands for any. */
  readonly topics: readonly Hex[]
  readonly blocks: { readonly hash: Hex } | { readonly from: number; readonly to: number }
}
