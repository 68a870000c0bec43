import { isAbsolute, resolve } from 'node:path'
import { assertInvariant, type RegisteredAsset, toAssetId } from '@crossmargin/core'
import { parseUnits } from 'viem'
import { ConfigError } from '../errors/configError.ts'
import { type PublishedDeployment, withKnownNetworks } from '../networks/withKnownNetworks.ts'
import type { EndpointConfig } from '../rpc/pool/endpoint/endpointConfig.ts'
import type { Config } from './config.ts'
import { configSchema, type ParsedConfig } from './configSchema.ts'
import { crossMistakes } from './crossMistakes.ts'
import { portFromEnvironment } from './portFromEnvironment.ts'
import type { Environment } from './rpcUrl.ts'
import { toConfigMistakes } from './toConfigMistakes.ts'

/** What resolving a configuration needs besides the configuration. */
export type ResolveConfigParameters = {
  /** Its name in messages: the file's name. */
  readonly source: string
  /** Relative paths in the configuration start here. */
  readonly directory: string
  /** Relative paths in the environment start here. */
  readonly workingDirectory: string
  readonly environment: Environment
  /** Ids of the venues this program knows. */
  readonly venues: readonly string[]
  /** Deployments these venues have published: a chain is followed on them where the file names none. */
  readonly published?: readonly PublishedDeployment[]
  /** Reviewed assets of any chain; what the file says of one goes before them. */
  readonly knownAssets?: readonly RegisteredAsset[]
}

/**
 * Checks a configuration and fills in its defaults. Pure.
 *
 * The environment's `PORT` and `CROSSMARGIN_DATABASE` go before the file.
 *
 * @throws ConfigError with every mistake found, a sentence each.
 */
export function resolveConfig(written: unknown, parameters: ResolveConfigParameters): Config {
  const { environment, venues, source, published = [] } = parameters
  const raw = withKnownNetworks(written, { published })
  const schema = configSchema({ venues, environment, chainNames: chainNamesOf(raw) })
  const parsed = schema.safeParse(raw)
  const port = portFromEnvironment(environment)
  const mistakes = [
    ...(parsed.success ? [] : toConfigMistakes(parsed.error.issues, { raw })),
    ...crossMistakes(raw),
    ...(typeof port === 'string' ? [port] : []),
  ]
  if (!parsed.success || typeof port === 'string' || mistakes.length > 0) {
    throw new ConfigError({ source, mistakes })
  }
  return toConfig(parsed.data, { ...parameters, port })
}

function toConfig(
  parsed: ParsedConfig,
  parameters: ResolveConfigParameters & { readonly port: number | undefined },
): Config {
  const chainIdOf = (name: string): number => {
    const chain = parsed.chains[name]
    assertInvariant(chain !== undefined, 'a checked configuration names only chains it has')
    return chain.id
  }
  return {
    databasePath: databasePath(parsed.database, parameters),
    api: { host: parsed.api.host, port: parameters.port ?? parsed.api.port },
    chains: Object.entries(parsed.chains).map(([name, { id, rpc, pollIntervalMs }]) => ({
      name,
      id,
      endpoints: atLeastOne(rpc),
      rpcUrls: rpc.map(({ url }) => url),
      pollIntervalMs,
    })),
    deployments: parsed.deployments.map(({ venue, chain, root, startBlock }) => ({
      venue,
      chainId: chainIdOf(chain),
      root,
      startBlock,
    })),
    assets: assetsOf(
      parsed.assets.map(({ chain, address, factor, pegged, shareOf }) => {
        const chainId = chainIdOf(chain)
        const asset = { id: toAssetId({ chainId, address }), factor, isPegged: pegged }
        if (shareOf === undefined) return asset
        return { ...asset, shareOf: toAssetId({ chainId, address: shareOf }) }
      }),
      { chains: parsed.chains, knownAssets: parameters.knownAssets ?? [] },
    ),
    retentionBlocks: parsed.retentionBlocks,
    ...(parsed.watch === undefined ? {} : { watchedOwners: [...new Set(parsed.watch.owners)] }),
    statusThresholds: {
      warningBelowWad: toWad(parsed.status.warningBelow),
      marginCallBelowWad: toWad(parsed.status.marginCallBelow),
    },
    ...(parsed.reconcile === undefined ? {} : { reconcile: parsed.reconcile }),
    logLevel: parsed.log.level,
  }
}

function atLeastOne(
  rpc: readonly EndpointConfig[],
): readonly [EndpointConfig, ...EndpointConfig[]] {
  const [first, ...others] = rpc
  assertInvariant(first !== undefined, 'a checked chain has a node')
  return [first, ...others]
}

function assetsOf(
  written: readonly RegisteredAsset[],
  {
    chains,
    knownAssets,
  }: Pick<ParsedConfig, 'chains'> & { readonly knownAssets: readonly RegisteredAsset[] },
): readonly RegisteredAsset[] {
  const chainIds = Object.values(chains).map(({ id }) => id)
  const ids = new Set(written.map(({ id }) => id))
  const known = knownAssets.filter(
    ({ id }) => chainIds.includes(Number(id.split(':', 1)[0])) && !ids.has(id),
  )
  return [...known, ...written]
}

/** The number as written, in decimal: 1.05 is 1.05e18 and not the float nearest to it. */
function toWad(ratio: number): bigint {
  return parseUnits(ratio.toFixed(9), 18)
}

function databasePath(
  fromFile: string,
  { environment, directory, workingDirectory }: ResolveConfigParameters,
): string {
  const { CROSSMARGIN_DATABASE: fromEnvironment } = environment
  const path = fromEnvironment === undefined || fromEnvironment === '' ? fromFile : fromEnvironment
  if (isAbsolute(path)) return path
  return resolve(path === fromEnvironment ? workingDirectory : directory, path)
}

function chainNamesOf(raw: unknown): readonly string[] {
  if (typeof raw !== 'object' || raw === null || !('chains' in raw)) return []
  const { chains } = raw
  const isByName = typeof chains === 'object' && chains !== null && !Array.isArray(chains)
  return isByName ? Object.keys(chains) : []
}
