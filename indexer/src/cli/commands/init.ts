import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownDeployments } from '@crossmargin/adapters'
import type { CommandDef } from 'citty'
import { configFileNames } from '../../config/configFileNames.ts'
import { nearestSpelling } from '../../config/nearestSpelling.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { UsageError } from '../../errors/usageError.ts'
import { type KnownNetwork, knownNetworks } from '../../networks/knownNetworks.ts'
import { starterConfig } from '../../networks/starterConfig.ts'
import type { CliContext } from '../cliContext.ts'
import { flagValues } from '../flagValues.ts'

const fileName = 'crossmargin.config.ts'

/** `crossmargin init` */
export function initCommand(context: CliContext): CommandDef {
  return {
    args: {
      chain: {
        type: 'string',
        valueHint: 'name',
        description: 'A chain to put in, by name or id; may be given several times; all by default',
      },
    },
    run: ({ rawArgs }) => runInit(context, flagValues(rawArgs, 'chain')),
  }
}

/**
 * Writes a configuration that works as it is, and never over one that is there.
 *
 * @throws UsageError for a chain that is not known, or where there is a configuration already.
 */
function runInit(context: CliContext, chains: readonly string[]): ExitCode {
  const { workingDirectory, adapters, stdout, stderr } = context
  const present = configFileNames.find((name) => existsSync(join(workingDirectory, name)))
  if (present !== undefined) {
    throw new UsageError(`There is a ${present} already.`, {
      remedy: 'Change that one, or move it away first.',
    })
  }
  const networks = chains.length === 0 ? knownNetworks : [...new Set(chains.map(networkNamed))]
  const chainIds = networks.map(({ chainId }) => chainId)
  const deployments = knownDeployments({ adapters, chainIds })
  const path = join(workingDirectory, fileName)
  writeFileSync(path, starterConfig({ networks, deployments, adapters }))
  stdout.write(`${path}\n`)
  stderr.write('Now: crossmargin portfolio <address>, or crossmargin doctor.\n')
  return exitCodes.ok
}

function networkNamed(word: string): KnownNetwork {
  const network = knownNetworks.find(
    ({ name, chainId }) => name === word || String(chainId) === word,
  )
  if (network !== undefined) return network
  const names = knownNetworks.map(({ name }) => name)
  const nearest = nearestSpelling(word, names)
  const remedy =
    nearest === undefined ? `the known ones are ${names.join(', ')}.` : `did you mean ${nearest}?`
  throw new UsageError(`${JSON.stringify(word)} is not a known chain; ${remedy}`)
}
