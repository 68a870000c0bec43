import {
  knownAssets,
  knownDeployments,
  type VenueAdapter,
  venueAdapters,
} from '@crossmargin/adapters'
import {
  type Address,
  type AssetId,
  type AssetRegistry,
  type RegisteredAsset,
  toAssetRegistry,
} from '@crossmargin/core'
import { isAddress } from 'viem'
import { InvalidTimeoutError } from './errors/invalidTimeoutError.ts'
import { MalformedAddressError } from './errors/malformedAddressError.ts'
import { NoDeploymentsError } from './errors/noDeploymentsError.ts'
import { NoOwnersError } from './errors/noOwnersError.ts'
import { RepeatedChainError } from './errors/repeatedChainError.ts'
import { TooManyOwnersError } from './errors/tooManyOwnersError.ts'
import { UnconfiguredChainError } from './errors/unconfiguredChainError.ts'
import { UnknownVenueError } from './errors/unknownVenueError.ts'
import type { DeploymentRoot } from './readableChain.ts'

/** Above this, a reading takes more calls a venue than nodes bear at once. */
const maximumOwners = 100

const defaultTimeoutMs = 10_000

/** The longest a timer can be set to; above it, it would fire at once. */
const maximumTimeoutMs = 2_147_483_647

/** What both ways of asking for a portfolio have in common, as the caller gives it. */
export type QuestionParameters = {
  /** 1 to 100 addresses, in any case. */
  readonly owners: readonly Address[]
  /** At least one; by default every deployment that the venues have published on the chains given. */
  readonly deployments?: readonly DeploymentRoot[]
  /**
   * Reviewed assets; `knownAssets` of `@crossmargin/adapters` by default. What is not here is its own
   * risk factor and counts as no collateral.
   */
  readonly assets?: readonly RegisteredAsset[]
  /** Venues by what reads them; every venue of `@crossmargin/adapters` by default. */
  readonly adapters?: readonly VenueAdapter[]
  /** Milliseconds within which there is an answer, whatever the nodes do; 10,000 by default. */
  readonly timeoutMs?: number
}

/** A deployment with the adapter that reads it. */
export type VenueQuestion = {
  readonly adapter: VenueAdapter
  readonly deployment: DeploymentRoot
}

/** What is asked, checked: addresses in lower case, everything once, defaults filled in. */
export type Question = {
  readonly owners: readonly Address[]
  readonly venues: readonly VenueQuestion[]
  readonly assets: AssetRegistry
  readonly timeoutMs: number
}

/**
 * Checks what is asked before any node is.
 *
 * @param parameters.chainIds of the chains there is a way to reach.
 * @throws NoOwnersError, TooManyOwnersError, MalformedAddressError, NoDeploymentsError,
 * UnconfiguredChainError, UnknownVenueError, RepeatedChainError, InvalidTimeoutError
 */
export function resolveQuestion(
  parameters: QuestionParameters & { readonly chainIds: readonly number[] },
): Question {
  const { assets = knownAssets, chainIds } = parameters
  const repeated = chainIds.find((chainId, index) => chainIds.indexOf(chainId) !== index)
  if (repeated !== undefined) throw new RepeatedChainError({ chainId: repeated })
  return {
    owners: resolveOwners(parameters.owners),
    venues: resolveVenues(parameters),
    assets: toAssetRegistry(
      assets.map((asset) => ({ ...asset, id: asset.id.toLowerCase() as AssetId })),
    ),
    timeoutMs: resolveTimeout(parameters.timeoutMs),
  }
}

/** @returns milliseconds, 10,000 where nothing is given. @throws InvalidTimeoutError */
export function resolveTimeout(timeoutMs: number = defaultTimeoutMs): number {
  if (timeoutMs > 0 && timeoutMs <= maximumTimeoutMs) return timeoutMs
  throw new InvalidTimeoutError({ timeoutMs, maximumMs: maximumTimeoutMs })
}

/**
 * Checks whose portfolio is asked for.
 *
 * @returns the owners in lower case, each once.
 * @throws NoOwnersError, TooManyOwnersError, MalformedAddressError
 */
export function resolveOwners(given: readonly Address[]): readonly Address[] {
  const owners = new Set(given.map((owner, index) => resolveAddress(owner, `owners[${index}]`)))
  if (owners.size === 0) throw new NoOwnersError()
  if (owners.size > maximumOwners) {
    throw new TooManyOwnersError({ count: owners.size, maximum: maximumOwners })
  }
  return [...owners]
}

function resolveVenues(parameters: {
  readonly deployments?: readonly DeploymentRoot[]
  readonly chainIds: readonly number[]
  readonly adapters?: readonly VenueAdapter[]
}): readonly VenueQuestion[] {
  const { chainIds, adapters = venueAdapters } = parameters
  const { deployments = knownDeployments({ adapters, chainIds }) } = parameters
  if (deployments.length === 0) throw new NoDeploymentsError()
  const questions = deployments.map((given, index) => {
    const { venue, chainId } = given
    const root = resolveAddress(given.root, `deployments[${index}].root`)
    if (!chainIds.includes(chainId)) throw new UnconfiguredChainError({ venue, chainId, chainIds })
    const adapter = adapters.find(({ id }) => id === venue)
    if (adapter === undefined) {
      throw new UnknownVenueError({ venue, venues: adapters.map(({ id }) => id) })
    }
    return [`${venue}:${chainId}:${root}`, { adapter, deployment: { ...given, root } }] as const
  })
  // Asked twice, an account would be counted twice.
  return [...new Map(questions).values()]
}

function resolveAddress(value: Address, field: string): Address {
  if (isAddress(value)) return value.toLowerCase() as Address
  const isMistyped = isAddress(value, { strict: false })
  throw new MalformedAddressError({ field, value, isMistyped })
}
