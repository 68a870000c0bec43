import type { Address, DeploymentKey, RegisteredAsset, StatusThresholds } from '@crossmargin/core'
import type { EndpointConfig } from '../rpc/pool/endpoint/endpointConfig.ts'

/** How much is said on stderr. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** One chain, its URLs resolved. Holds secrets: never print it. */
export type ChainConfig = {
  readonly name: string
  readonly id: number
  /** At least one, the preferred one first; http, https, ws or wss. */
  readonly endpoints: readonly [EndpointConfig, ...EndpointConfig[]]
  /** The URLs of the endpoints. */
  readonly rpcUrls: readonly string[]
  readonly pollIntervalMs: number
}

/** One venue's contracts on one chain, as far as configuration knows them. */
export type DeploymentConfig = DeploymentKey & { readonly startBlock: number }

/** A configuration as the program uses it: checked, defaults filled in, addresses in lower case. */
export type Config = {
  /** Absolute. */
  readonly databasePath: string
  readonly api: { readonly host: string; readonly port: number }
  /** In the order written; ids and names are unique. */
  readonly chains: readonly ChainConfig[]
  /** In the order written; each one's chain is in `chains`. */
  readonly deployments: readonly DeploymentConfig[]
  readonly assets: readonly RegisteredAsset[]
  readonly retentionBlocks: number
  /** Follow only these, and those the database is told to; absent: follow everybody. */
  readonly watchedOwners?: readonly Address[]
  readonly statusThresholds: StatusThresholds
  /** How often how many accounts of each deployment are compared with the chain; by default 16 a minute. */
  readonly reconcile?: { readonly everySeconds: number; readonly accounts: number }
  readonly logLevel: LogLevel
}
