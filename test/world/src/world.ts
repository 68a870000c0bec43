import type { Address, Chain, Client, Hex, HttpTransport } from 'viem'
import type { ChainTransaction } from './anvil/chainDriver.ts'
import type { AaveContracts } from './deploy/deployAave.ts'
import type { Feed } from './deploy/deployFeeds.ts'
import type { MorphoContracts } from './deploy/deployMorpho.ts'
import type { EventCounts } from './history/countEvents.ts'

/** Two local chains with real protocol contracts and a seeded history. */
export type World = {
  readonly chains: readonly WorldChain[]
  /** An owner with accounts at every venue, whom nobody liquidates. */
  readonly sample: { readonly owner: Address }
  /** What has happened so far on all chains, by kind. */
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
  /** Default: drawn, from a minute to a day. */
  readonly secondsPerRound?: number
}

export type DriftParameters = {
  /** Time of the new blocks, unix seconds; default now. Never before the last block. */
  readonly timestampSeconds?: number
}

export type WorldChain = {
  readonly chainId: number
  readonly name: string
  readonly rpcUrl: string
  readonly wsUrl: string
  readonly pid: number
  /** The last block before the first deployment. */
  readonly startBlock: number
  readonly deployments: readonly WorldDeployment[]
  readonly assets: readonly WorldAsset[]
  /** By asset symbol. */
  readonly feeds: Readonly<Record<string, Feed>>
  readonly actors: readonly Address[]
  /** Owns the venues and reports prices. */
  readonly admin: Address
  readonly keeper: Address
  readonly treasury: Address
  readonly multicall3: Address
  readonly aave: AaveContracts
  /** Undefined on a chain without Morpho. */
  readonly morpho: MorphoContracts | undefined
  /** What has happened on this chain, by kind. */
  readonly counts: EventCounts
  /** A bare viem client of this chain. */
  readonly client: Client<HttpTransport, Chain>
  /** Sends one transaction of an unlocked account and mines it alone in a block. */
  send(parameters: SendParameters): Promise<SendReturnType>
  /** Mines one block with transactions in the order given. Returns their hashes. */
  mine(parameters: MineBlockParameters): Promise<readonly Hex[]>
}

export type WorldDeployment = {
  readonly venue: 'aave-v3' | 'morpho-blue'
  /** Aave: the PoolAddressesProvider. Morpho: the singleton. */
  readonly root: Address
  readonly startBlock: number
}

export type WorldAsset = {
  readonly address: Address
  readonly symbol: string
  readonly decimals: number
  readonly underlying: string
}

export type SendParameters = ChainTransaction & {
  /** Default: twelve seconds after the last block. */
  readonly timestampSeconds?: number
}

export type SendReturnType = {
  readonly hash: Hex
  readonly status: 'success' | 'reverted'
  readonly blockNumber: number
}

export type MineBlockParameters = {
  readonly transactions?: readonly ChainTransaction[]
  /** Default: twelve seconds after the last block. */
  readonly timestampSeconds?: number
}

/** Told while the world boots. */
export type WorldProgress = {
  readonly kind: 'compile' | 'deploy' | 'history'
  readonly label: string
  readonly done: number
  readonly total: number
}
