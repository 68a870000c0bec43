import type { AssessedAccount, PricesAtBlock, VenueAdapter } from '@crossmargin/adapters'
import { oracleMarketPrices } from '@crossmargin/adapters'
import {
  type Address,
  type AssetRegistry,
  assertInvariant,
  BaseError,
  type Gap,
  type MarketPrice,
  toAssetRegistry,
} from '@crossmargin/core'
import type { PortfolioBlock } from '@crossmargin/risk'
import type { ChainConfig, Config } from '../config/config.ts'
import { rpcFailure } from '../errors/rpcFailure.ts'
import { redactSecrets } from '../log/redactUrl.ts'
import { getHeader } from '../rpc/getHeader.ts'
import { MalformedAnswerError } from '../rpc/malformedAnswerError.ts'
import { type ChainConnection, connectChain } from './connectChain.ts'
import { readDeployment } from './readDeployment.ts'

/** A head older than this is called stale: no chain we know pauses so long between blocks. */
const staleAfterSeconds = 900

/** Everything a report needs, as the chains say it now. */
export type PortfolioReading = {
  readonly blocks: readonly PortfolioBlock[]
  readonly accounts: readonly AssessedAccount[]
  readonly marketPrices: readonly MarketPrice[]
  readonly assets: AssetRegistry
  readonly gaps: readonly Gap[]
  /** Names of the chains that answered nothing. */
  readonly failedChains: readonly string[]
}

/** Whose accounts, and where to look. */
export type ReadPortfolioParameters = {
  readonly owners: readonly Address[]
  readonly config: Pick<Config, 'chains' | 'deployments' | 'assets'>
  readonly adapters: readonly VenueAdapter[]
  /** Unix seconds by our clock: only to tell a stale chain. */
  readonly nowSeconds: number
}

/**
 * Reads all margin accounts of some owners straight from the chains, at each one's latest block.
 *
 * @returns what could be read. A chain or a venue that fails is a gap; the rest is answered.
 */
export async function readPortfolio(
  parameters: ReadPortfolioParameters,
): Promise<PortfolioReading> {
  const { config } = parameters
  const assets = toAssetRegistry(config.assets)
  const chains = await Promise.all(
    config.chains.map((chain) => readChain(chain, { ...parameters, assets })),
  )
  return {
    blocks: chains.flatMap(({ block }) => (block === undefined ? [] : [block])),
    accounts: chains.flatMap(({ accounts }) => accounts),
    marketPrices: oracleMarketPrices(chains.flatMap(({ prices }) => prices)),
    assets,
    gaps: chains.flatMap(({ gaps }) => gaps),
    failedChains: chains.flatMap(({ block, name }) => (block === undefined ? [name] : [])),
  }
}

type ChainReading = {
  readonly name: string
  /** `undefined` when the chain answered nothing. */
  readonly block: PortfolioBlock | undefined
  readonly accounts: readonly AssessedAccount[]
  readonly prices: readonly PricesAtBlock[]
  readonly gaps: readonly Gap[]
}

async function readChain(
  chain: ChainConfig,
  parameters: ReadPortfolioParameters & { readonly assets: AssetRegistry },
): Promise<ChainReading> {
  let connection: ChainConnection | undefined
  try {
    connection = await connectChain(chain)
    const block = await latestBlock(connection, { chain, nowSeconds: parameters.nowSeconds })
    return {
      name: chain.name,
      block,
      ...(await readDeployments(connection, { ...parameters, chain, block })),
    }
  } catch (error) {
    return {
      name: chain.name,
      block: undefined,
      accounts: [],
      prices: [],
      gaps: [unreachableGap(chain, error)],
    }
  } finally {
    await connection?.close()
  }
}

async function latestBlock(
  { client }: ChainConnection,
  parameters: { readonly chain: ChainConfig; readonly nowSeconds: number },
): Promise<PortfolioBlock> {
  const { chain, nowSeconds } = parameters
  const header = await getHeader(client, { chainId: chain.id, block: { tag: 'latest' } })
  if (header === undefined) throw new MalformedAnswerError({ field: 'latest block', value: null })
  const { chainId, number, hash, timestampSeconds } = header
  const isStale = nowSeconds - timestampSeconds > staleAfterSeconds
  return { chainId, number, hash, timestampSeconds, finality: 'latest', isStale }
}

async function readDeployments(
  { client }: ChainConnection,
  parameters: ReadPortfolioParameters & {
    readonly assets: AssetRegistry
    readonly chain: ChainConfig
    readonly block: PortfolioBlock
  },
): Promise<Omit<ChainReading, 'name' | 'block'>> {
  const { chain, block, owners, assets, config } = parameters
  const { chainId, number, hash, timestampSeconds } = block
  const at = { chainId, number, hash, timestampSeconds }
  const readings = await Promise.all(
    config.deployments
      .filter((deployment) => deployment.chainId === chain.id)
      .map((deployment) => {
        const adapter = parameters.adapters.find(({ id }) => id === deployment.venue)
        assertInvariant(adapter !== undefined, 'a checked configuration names only known venues')
        const common = { adapter, deployment, chainName: chain.name, owners, at, assets }
        return readDeployment(client, common)
      }),
  )
  return {
    accounts: readings.flatMap(({ accounts }) => accounts),
    prices: readings.map(({ prices }) => prices),
    gaps: readings.flatMap(({ gaps }) => gaps),
  }
}

function unreachableGap(chain: ChainConfig, error: unknown): Gap {
  const message =
    error instanceof BaseError
      ? redactSecrets(error.shortMessage)
      : `Chain ${chain.name}: ${rpcFailure(error)}.`
  return { kind: 'chain-unreachable', effect: 'part-missing', message, chainId: chain.id }
}
