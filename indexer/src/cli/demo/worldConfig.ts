import type { Config } from '../../config/config.ts'
import { type ConfigInput, defineConfig } from '../../config/defineConfig.ts'
import { resolveConfig } from '../../config/resolveConfig.ts'
import type { Environment } from '../../config/rpcUrl.ts'
import type { World } from './world.ts'

/** Blocks come about every second and a half: asking less often would look like lagging. */
const pollIntervalMs = 500

/** What the demo's configuration is made of besides the world. */
export type WorldConfigParameters = {
  readonly databasePath: string
  readonly environment: Environment
  readonly workingDirectory: string
  readonly venues: readonly string[]
}

/**
 * Configures the program for the demo's chains, through the same checks as any configuration.
 *
 * @throws ConfigError for a `PORT` that is none.
 */
export function worldConfig(
  world: Pick<World, 'chains'>,
  parameters: WorldConfigParameters,
): Config {
  const { databasePath, environment, workingDirectory, venues } = parameters
  return resolveConfig(worldConfigInput(world, databasePath), {
    source: 'The demo',
    directory: workingDirectory,
    workingDirectory,
    // Its database is its own: it goes away with the chains it was made from.
    environment: { ...environment, CROSSMARGIN_DATABASE: undefined },
    venues,
  })
}

function worldConfigInput({ chains }: Pick<World, 'chains'>, database: string): ConfigInput {
  return defineConfig({
    database,
    chains: Object.fromEntries(
      chains.map(({ name, chainId, rpcUrl }) => [
        name,
        { id: chainId, rpc: [rpcUrl], pollIntervalMs },
      ]),
    ),
    deployments: chains.flatMap(({ name, deployments }) =>
      deployments.map(({ venue, root, startBlock }) => ({ venue, chain: name, root, startBlock })),
    ),
    assets: chains.flatMap(({ name, assets }) =>
      assets.map(({ address, underlying, staked }) => ({
        chain: name,
        address,
        factor: underlying,
        pegged: underlying === 'USD' || staked !== undefined,
        ...(staked === undefined ? {} : { shareOf: staked.of }),
      })),
    ),
  })
}
