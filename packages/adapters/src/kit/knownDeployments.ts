import type { DeploymentKey } from '@crossmargin/core'
import type { KnownDeployment } from './knownDeployment.ts'
import type { VenueAdapter } from './venueAdapter.ts'

/**
 * Lists the published deployments of some venues on some chains.
 *
 * @param parameters.adapters whose deployments; venues without published ones add none.
 * @param parameters.chainIds of the chains wanted.
 * @returns them by venue, in the order of the adapters.
 */
export function knownDeployments(parameters: {
  readonly adapters: readonly VenueAdapter[]
  readonly chainIds: readonly number[]
}): readonly (DeploymentKey & KnownDeployment)[] {
  const { adapters, chainIds } = parameters
  return adapters.flatMap(({ id: venue, deployments = [] }) =>
    deployments
      .filter(({ chainId }) => chainIds.includes(chainId))
      .map((deployment) => ({ venue, ...deployment })),
  )
}
