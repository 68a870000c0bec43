import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { redactSecrets } from '@crossmargin/adapters'
import { loadConfig } from 'c12'
import { ConfigError } from '../errors/configError.ts'
import { ConfigNotFoundError } from '../errors/configNotFoundError.ts'
import type { Config } from './config.ts'
import { configFileNames } from './configFileNames.ts'
import { type ResolveConfigParameters, resolveConfig } from './resolveConfig.ts'

/** Where to look for a configuration, and what it is checked against. */
export type LoadConfigFileParameters = Omit<ResolveConfigParameters, 'source' | 'directory'> & {
  /** Of the file, from the working directory; without it the usual names are tried. */
  readonly path?: string
}

/**
 * Reads, checks and completes the configuration.
 *
 * @throws ConfigNotFoundError when there is none.
 * @throws ConfigError when it cannot be read or holds mistakes.
 */
export async function loadConfigFile(parameters: LoadConfigFileParameters): Promise<Config> {
  const file = findConfigFile(parameters)
  const source = basename(file)
  return resolveConfig(await readConfigFile(file), {
    ...parameters,
    source,
    directory: dirname(file),
  })
}

function findConfigFile({ workingDirectory, path }: LoadConfigFileParameters): string {
  const names = path === undefined ? configFileNames : [path]
  const file = names
    .map((name) => resolve(workingDirectory, name))
    .find((candidate) => existsSync(candidate) && statSync(candidate).isFile())
  if (file === undefined) throw new ConfigNotFoundError({ directory: workingDirectory, names })
  return file
}

async function readConfigFile(file: string): Promise<unknown> {
  try {
    const { config } = await loadConfig({
      name: 'crossmargin',
      cwd: dirname(file),
      configFile: basename(file),
      // One file and nothing else: whatever c12 would merge in could not be pointed at in a message.
      rcFile: false,
      globalRc: false,
      packageJson: false,
      dotenv: false,
      envName: false,
      extend: false,
      giget: false,
      // A configuration may import defineConfig wherever the program itself is installed.
      jitiOptions: { alias: { crossmargin: ownEntry() } },
    })
    return config
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    const [first = ''] = redactSecrets(said).split('\n')
    throw new ConfigError({
      source: basename(file),
      mistakes: [`the file could not be read: ${first.replace(/\.$/, '')}; correct it there.`],
    })
  }
}

/** The package's entry, beside this file in the sources and in the build alike. */
function ownEntry(): string {
  const source = fileURLToPath(new URL('./defineConfig.ts', import.meta.url))
  return existsSync(source) ? source : fileURLToPath(new URL('../index.js', import.meta.url))
}
