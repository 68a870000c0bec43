import type {
  AccountChange,
  AccountReading,
  Address,
  BlockRef,
  MarginAccountKey,
  RegisteredAsset,
} from '@crossmargin/core'
import type { MineBlockParameters, Random, SendReturnType } from '@crossmargin/world'
import type { Abi, Client, Hex } from 'viem'

/** A local chain on which a scene plays; chains of the test world are such. */
export type SceneChain = {
  readonly chainId: number
  readonly name: string
  readonly rpcUrl: string
  readonly client: Client
  /** Mines one block with transactions in the order given. Returns their hashes. */
  mine(parameters?: MineBlockParameters): Promise<readonly Hex[]>
  /** Mines one transaction alone in a block. */
  send(
    parameters: NonNullable<MineBlockParameters['transactions']>[number],
  ): Promise<SendReturnType>
}

/** Something somebody might do next. */
export type SceneMove =
  /** A change of a margin account: foretold, written as calls, sent, and compared. */
  | {
      readonly kind: 'change'
      readonly key: MarginAccountKey
      readonly change: AccountChange
      /** Who sends the calls: the owner, or of a liquidation the liquidator. */
      readonly sender: Address
    }
  /** Anything else that moves the venue: prices, governance, what no change names. */
  | { readonly kind: 'other'; readonly label: string; play(): Promise<void> }

/** What whoever draws a move may look at: every account as indexed, at the head. */
export type SceneView = {
  readonly at: BlockRef
  readonly readings: readonly AccountReading[]
  readonly random: Random
}

/** A way for a view to fail, done to the chain; the suite takes the chain back afterwards. */
export type Breakage = { readonly label: string; break(): Promise<void> }

/** A venue on a local chain, and somebody who uses it at random. */
export type VenueScene = {
  /** `real`: the venue's own contracts. `stand-in`: ours, which prove our reading of its rules only. */
  readonly contracts: 'real' | 'stand-in'
  readonly chain: SceneChain
  readonly root: Address
  readonly startBlock: number
  /** Whoever may have an account. */
  readonly owners: readonly Address[]
  readonly assets: readonly RegisteredAsset[]
  /** The contracts' own errors, to name what a refused transaction reverted with. */
  readonly errors: Abi
  /** Refusals that are ours: the contract reverts there without a name of its own. */
  readonly namelessReasons: readonly string[]
  draw(view: SceneView): SceneMove | undefined
  /** What the contract itself says at a block: by a view, or by simulating a liquidation. */
  isLiquidatable(reading: AccountReading, at: BlockRef): Promise<boolean>
  readonly breakages: readonly Breakage[]
  /**
   * False where the index needs a block's views to know an account at it, because prices or funding
   * move with time alone. True: rows of one block foretell any later time.
   */
  readonly accruesByItself: boolean
  /** Lets a keeper act on what the calls of a change ordered. */
  settle?(): Promise<void>
  close(): Promise<void>
}
