import { UsageError } from '../errors/usageError.ts'
import type { ChainConfig, Config } from './config.ts'
import { nearestSpelling } from './nearestSpelling.ts'
import { type Environment, resolveRpcUrl } from './rpcUrl.ts'

/** What a command line says of the chains of a configuration. */
export type NarrowConfigParameters = {
  /** Names or ids of the only chains wanted; all of them, where there is none. */
  readonly chains: readonly string[]
  /** `chain=url`, several of one chain in order of preference; they replace the configured nodes. */
  readonly rpc: readonly string[]
  readonly environment: Environment
}

/**
 * Applies `--chain` and `--rpc` to a configuration.
 *
 * @throws UsageError for a chain that is not configured, or what is no URL, of which nothing is shown.
 */
export function narrowConfig(config: Config, parameters: NarrowConfigParameters): Config {
  const { environment } = parameters
  const nodes = new Map<number, string[]>()
  for (const word of parameters.rpc) {
    const [name = '', ...rest] = word.split('=')
    if (rest.length === 0) {
      throw new UsageError('--rpc takes a chain and a URL; write --rpc 1=https://… for chain id 1.')
    }
    const { id } = chainNamed(config, name)
    const url = resolveRpcUrl(rest.join('='), environment)
    if (url.kind === 'mistake') throw new UsageError(`--rpc of chain ${name} ${url.says}.`)
    nodes.set(id, [...(nodes.get(id) ?? []), url.url])
  }
  const wanted = new Set(parameters.chains.map((name) => chainNamed(config, name).id))
  const isWanted = (chainId: number): boolean => wanted.size === 0 || wanted.has(chainId)
  return {
    ...config,
    chains: config.chains
      .filter(({ id }) => isWanted(id))
      .map((chain) => ({ ...chain, rpcUrls: nodes.get(chain.id) ?? chain.rpcUrls })),
    deployments: config.deployments.filter(({ chainId }) => isWanted(chainId)),
  }
}

function chainNamed({ chains }: Config, word: string): ChainConfig {
  const chain = chains.find(({ id, name }) => name === word || String(id) === word)
  if (chain !== undefined) return chain
  const names = chains.map(({ name }) => name)
  const nearest = nearestSpelling(word, names)
  const remedy =
    nearest === undefined ? `the chains are ${names.join(', ')}.` : `did you mean ${nearest}?`
  throw new UsageError(`There is no chain ${JSON.stringify(word)}; ${remedy}`)
}
