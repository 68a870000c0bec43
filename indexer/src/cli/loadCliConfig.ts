import { knownAssets, knownDeployments } from '@crossmargin/adapters'
import type { Config } from '../config/config.ts'
import { loadConfigFile } from '../config/loadConfigFile.ts'
import { type ResolveConfigParameters, resolveConfig } from '../config/resolveConfig.ts'
import { ConfigNotFoundError } from '../errors/configNotFoundError.ts'
import { knownNetworks } from '../networks/knownNetworks.ts'
import type { CliContext } from './cliContext.ts'

type ConfigSurroundings = Pick<CliContext, 'adapters' | 'environment' | 'workingDirectory'>

/** Loads the configuration that a command line means. @throws ConfigError, ConfigNotFoundError */
export async function loadCliConfig(
  context: ConfigSurroundings,
  parameters: { readonly path: unknown },
): Promise<Config> {
  const { path } = parameters
  return loadConfigFile({
    ...surroundings(context),
    ...(typeof path === 'string' ? { path } : {}),
  })
}

/**
 * Loads the configuration that a command line means, or, where there is none and none is named,
 * takes every known chain with its public nodes and every published deployment.
 *
 * @throws ConfigError; ConfigNotFoundError for a file that is named and not there.
 */
export async function loadCliConfigOrKnown(
  context: ConfigSurroundings,
  parameters: { readonly path: unknown },
): Promise<Config> {
  try {
    return await loadCliConfig(context, parameters)
  } catch (error) {
    if (!(error instanceof ConfigNotFoundError) || typeof parameters.path === 'string') throw error
    return resolveConfig(
      { chains: Object.fromEntries(knownNetworks.map(({ name }) => [name, {}])) },
      {
        ...surroundings(context),
        source: 'The built-in configuration',
        directory: context.workingDirectory,
      },
    )
  }
}

function surroundings({
  adapters,
  environment,
  workingDirectory,
}: ConfigSurroundings): Omit<ResolveConfigParameters, 'source' | 'directory'> {
  const chainIds = knownNetworks.map(({ chainId }) => chainId)
  return {
    workingDirectory,
    environment,
    venues: adapters.map(({ id }) => id),
    published: knownDeployments({ adapters, chainIds }),
    knownAssets,
  }
}
