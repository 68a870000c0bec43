/** One node, with what is worth knowing of it. */
export type EndpointInput = {
  readonly url: string
  /** What messages call it; its host by default. */
  readonly alias?: string
  /** What the plan allows; found out from the node's complaints where left out. */
  readonly maxRequestsPerSecond?: number
  /** Its share of the work compared with the other nodes; 1 by default. */
  readonly weight?: number
  /** Whether it has all history. */
  readonly archive?: boolean
  /** A WebSocket URL where it announces new blocks; blocks are then seen without waiting for a poll. */
  readonly ws?: string
}

/** One chain: its id, and nodes to ask. Of a chain known by its name, both may be left out. */
export type ChainInput = {
  /** As `eth_chainId` answers; known of `ethereum`, `arbitrum`, `base`, `optimism`, `polygon`, `avalanche`, `gnosis`. */
  readonly id?: number
  /**
   * URLs of nodes (http, https, ws, wss), the preferred one first, or objects that say more of one.
   * `env:NAME` takes the URL from an environment variable, so that no key stands in the file. Public
   * nodes by default, of chains that are known: enough to read a portfolio, too slow to index from a
   * chain's beginning.
   */
  readonly rpc?: readonly (string | EndpointInput)[]
  /** How often the head is asked for, in milliseconds; 1000 by default, 5000 of public nodes. */
  readonly pollIntervalMs?: number
}

/** One venue's contracts on one chain. */
export type DeploymentInput = {
  /** The venue's id: `aave-v3`, `morpho-blue`. */
  readonly venue: string
  /** A name under `chains`. */
  readonly chain: string
  /** The address all the rest is found from. */
  readonly root: string
  /** The block the root was deployed in, or any before it; 0 by default. */
  readonly startBlock?: number
}

/** What you say of one asset. An asset not listed is its own risk factor. */
export type AssetInput = {
  /** A name under `chains`. */
  readonly chain: string
  readonly address: string
  /** The risk factor it follows: `ETH`, `BTC`, `USD`. */
  readonly factor: string
  /** Whether it is meant to be worth a known number of units of the factor: a stablecoin of `USD`. */
  readonly pegged?: boolean
  /** Of a share, as wstETH is: the address, on the same chain, of what it is a growing amount of. */
  readonly shareOf?: string
}

/** A configuration as people write it. What has a default may be left out. */
export type ConfigInput = {
  /** Path of the SQLite file, from the configuration's folder; `./crossmargin.sqlite` by default. */
  readonly database?: string
  readonly api?: {
    /** 4000 by default; 0 takes any free one. The environment's `PORT` goes before it. */
    readonly port?: number
    /** 127.0.0.1 by default. */
    readonly host?: string
  }
  /** The chains, by names of your choice. */
  readonly chains: { readonly [name: string]: ChainInput }
  readonly deployments?: readonly DeploymentInput[]
  /**
   * Venues whose published deployments on the chains above are followed, besides those listed. All of
   * them by default, where no deployment is listed.
   */
  readonly venues?: readonly string[]
  readonly assets?: readonly AssetInput[]
  /** Blocks below the head for which any past state can be asked; 10 000 by default. */
  readonly retentionBlocks?: number
  /**
   * Follow only some owners, from the chains' present state on: ready within seconds, and nothing is
   * known of anybody else. Without it everybody is followed, from the first block on.
   */
  readonly watch?: {
    /** Addresses; more are added and removed with `crossmargin watch`. None by default. */
    readonly owners?: readonly string[]
  }
  /** Health factors below which an account's status changes. */
  readonly status?: {
    /** 1.25 by default. */
    readonly warningBelow?: number
    /** 1.05 by default. */
    readonly marginCallBelow?: number
  }
  /** What is indexed is compared with the contracts' own views, all the time. */
  readonly reconcile?: {
    /** Seconds between two rounds; 60 by default. */
    readonly everySeconds?: number
    /** Accounts of each deployment in a round; 16 by default. */
    readonly accounts?: number
  }
  readonly log?: {
    /** `info` by default. */
    readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  }
}

/**
 * Gives a configuration file its types.
 *
 * @example
 * // Everything known on two chains, through nodes of your own.
 * export default defineConfig({
 *   chains: { ethereum: { rpc: ['env:ETHEREUM_RPC'] }, base: { rpc: ['env:BASE_RPC'] } },
 * })
 * @example
 * export default defineConfig({
 *   chains: { ethereum: { id: 1, rpc: ['http://127.0.0.1:8545'] } },
 *   deployments: [
 *     {
 *       venue: 'aave-v3',
 *       chain: 'ethereum',
 *       root: '0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e',
 *       startBlock: 16_291_127,
 *     },
 *   ],
 * })
 */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config
}
