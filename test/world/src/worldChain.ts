import type { Address, Chain, Client, Hex, HttpTransport } from 'viem'
import type { ChainTransaction } from './anvil/createChainDriver.ts'
import type { AaveContracts } from './deploy/aaveContracts.ts'
import type { Feed } from './deploy/deployFeed.ts'
import type { MorphoContracts } from './deploy/deployMorpho.ts'
import type { EventCounts } from './history/countEvents.ts'

/** One local chain, its contracts, and the means to act on it. */
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
  /** By asset symbol; of the assets whose price is reported. */
  readonly feeds: Readonly<Record<string, Feed>>
  /** By asset symbol: where the oracles ask for the price. */
  readonly priceSources: Readonly<Record<string, Address>>
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
  /**
   * Deploys one of the world's own contracts, in a block of its own.
   *
   * @param parameters.constructorData the encoded arguments.
   */
  deploy(parameters: DeployParameters): Promise<Address>
  /** Mines one block with transactions in the order given. Returns their hashes. */
  mine(parameters?: MineBlockParameters): Promise<readonly Hex[]>
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
  /** The asset that one of this is worth ever more of, and the view that says how much, 1e18 = 1. */
  readonly staked?: { readonly of: Address; readonly rateView: 'stEthPerToken' }
}

export type DeployParameters = {
  readonly contract: 'OddToken' | 'RevisedPool' | 'FeedRatioOracle'
  readonly constructorData: Hex
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
