import type { Config } from '../config/config.ts'
import { loadConfigFile } from '../config/loadConfigFile.ts'
import type { CliContext } from './cliContext.ts'

/** Loads the configuration that a command line means. @throws ConfigError, ConfigNotFoundError */
export async function loadCliConfig(
  context: Pick<CliContext, 'adapters' | 'environment' | 'workingDirectory'>,
  parameters: { readonly path: unknown },
): Promise<Config> {
  const { adapters, environment, workingDirectory } = context
  const { path } = parameters
  return loadConfigFile({
    workingDirectory,
    environment,
    venues: adapters.map(({ id }) => id),
    ...(typeof path === 'string' ? { path } : {}),
  })
}
