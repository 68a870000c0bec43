import { type Address, toAssetId } from '@crossmargin/core'
import type { World, WorldChain } from '@crossmargin/world'
import type { Config } from 'crossmargin'

/** What a test may want otherwise than a small server of its own on a free port. */
export type WorldConfigParameters = {
  readonly databasePath: string
  readonly retentionBlocks?: number
  /** Follow only these; everybody by default. */
  readonly watchedOwners?: readonly Address[]
  readonly rpcUrlOf?: (chain: WorldChain) => string
  readonly reconcile?: NonNullable<Config['reconcile']>
}

/** Configures the indexer for the chains of a world: what a user would write by hand. */
export function worldConfig(
  world: Pick<World, 'chains'>,
  {
    databasePath,
    retentionBlocks = 10_000,
    watchedOwners,
    reconcile,
    rpcUrlOf = ({ rpcUrl }) => rpcUrl,
  }: WorldConfigParameters,
): Config {
  return {
    databasePath,
    api: { host: '127.0.0.1', port: 0 },
    chains: world.chains.map((chain) => ({
      name: chain.name,
      id: chain.chainId,
      endpoints: [{ url: rpcUrlOf(chain) }],
      rpcUrls: [rpcUrlOf(chain)],
      pollIntervalMs: 50,
    })),
    deployments: world.chains.flatMap(({ chainId, deployments }) =>
      deployments.map(({ venue, root, startBlock }) => ({
        venue,
        chainId,
        root: root.toLowerCase() as Address,
        startBlock,
      })),
    ),
    assets: world.chains.flatMap(({ chainId, assets }) =>
      assets.map(({ address, underlying, staked }) => ({
        id: toAssetId({ chainId, address }),
        factor: underlying,
        isPegged: underlying === 'USD' || staked !== undefined,
        ...(staked === undefined ? {} : { shareOf: toAssetId({ chainId, address: staked.of }) }),
      })),
    ),
    retentionBlocks,
    ...(watchedOwners === undefined ? {} : { watchedOwners }),
    ...(reconcile === undefined ? {} : { reconcile }),
    statusThresholds: { warningBelowWad: 125n * 10n ** 16n, marginCallBelowWad: 105n * 10n ** 16n },
    logLevel: 'silent',
  }
}
