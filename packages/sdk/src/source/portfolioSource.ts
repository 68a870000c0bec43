import type { VenueAdapter } from '@crossmargin/adapters'
import type { RegisteredAsset, StatusThresholds } from '@crossmargin/core'
import type { ScenarioModel } from '@crossmargin/risk'
import type { Client } from 'viem'
import type { Fetch } from '../graphql/graphqlEndpoint.ts'
import type { DeploymentRoot } from '../read/readableChain.ts'

/**
 * What is needed of a `Config` of `@wagmi/core`, which is one: its chains, and a client of each.
 *
 * Written out, so that nobody has to install wagmi for these types.
 */
export type ChainsConfig = {
  readonly chains: readonly { readonly id: number; readonly name: string }[]
  /** Of `{ chainId }`: a config takes the ids of its own chains and of no others, whichever they are. */
  readonly getClient: (parameters: never) => Client
}

/** What may be told to a reading of chains; a server is told by its own configuration. */
export type ReadingSettings = {
  /** By default every deployment that the venues have published on the chains given. */
  readonly deployments?: readonly DeploymentRoot[]
  /** Reviewed assets; what is not here is its own risk factor and counts as no collateral. */
  readonly assets?: readonly RegisteredAsset[]
  /** Venues by what reads them; every venue of `@crossmargin/adapters` by default. */
  readonly adapters?: readonly VenueAdapter[]
  /** When to warn; core's `defaultStatusThresholds` by default. */
  readonly thresholds?: StatusThresholds
  /** The economic side's model; `defaultScenarioModel` by default. */
  readonly model?: ScenarioModel
}

/** The chains of a wagmi config; only those that deployments are on are asked. */
export type ConfigSource = ReadingSettings & { readonly config: ChainsConfig }

/** Clients of viem, one a chain, each created with its `chain`. */
export type ClientsSource = ReadingSettings & { readonly clients: readonly Client[] }

/** A crossmargin server. */
export type ServerSource = {
  /** Of its GraphQL endpoint: `http://localhost:4000/graphql`, or `/graphql` in a page. */
  readonly url: string
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: Fetch
}

/**
 * Where portfolios come from: the first argument of every action. Nothing else in your code depends on
 * which it is; equal blocks give equal answers.
 */
export type PortfolioSource = ConfigSource | ClientsSource | ServerSource

/** A past moment: a time for all chains, or a block for some. The last block at or before it is used. */
export type AsOf =
  /** Unix seconds. */
  | { readonly time: number; readonly blocks?: never }
  | {
      readonly blocks: readonly { readonly chainId: number; readonly number: number }[]
      readonly time?: never
    }
