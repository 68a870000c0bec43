import * as addressBook from '@aave-dao/aave-address-book'
import type { Address } from '@crossmargin/core'
import { addressesRegistry, deployments } from '@morpho-org/blue-sdk'
import type { KnownDeployment } from '../src/kit/knownDeployment.ts'
import { assetFactors } from './assetFactors.ts'
import { knownChains } from './knownChains.ts'
import { sparkMarkets } from './sparkMarkets.ts'
import { startBlocks } from './startBlocks.ts'

/** A file made of what others publish: its path in the package, and what must be in it. */
export type GeneratedFile = { readonly path: string; readonly text: string }

/** A market as Aave's address book has it. */
type BookMarket = {
  readonly CHAIN_ID: number
  readonly POOL_ADDRESSES_PROVIDER: Address
  readonly ASSETS: { readonly [name: string]: { readonly UNDERLYING: Address } }
}

const header = (sources: readonly string[]): string =>
  [
    '// Generated: do not edit. Change what is in packages/adapters/scripts, or the version of a package,',
    '// and run `pnpm --filter @crossmargin/adapters generate`. Made of:',
    ...sources.map((source) => `// - ${source}`),
    '',
  ].join('\n')

/** Writes the data that is taken from published packages, without writing to disk. */
export function generatedFiles(): readonly GeneratedFile[] {
  return [aaveFile(), morphoFile(), assetsFile()]
}

function aaveFile(): GeneratedFile {
  const book = bookMarkets().map(([name, { CHAIN_ID, POOL_ADDRESSES_PROVIDER }]) => ({
    chainId: CHAIN_ID,
    root: POOL_ADDRESSES_PROVIDER,
    // `AaveV3EthereumLido` reads `Ethereum Lido`.
    label: name.replace('AaveV3', '').replace(/(?<=[a-z])(?=[A-Z])/, ' '),
  }))
  const entries = [...book, ...sparkMarkets].map((market) => {
    const {
      startBlock = 0,
      startBlockIs = 'unknown',
      source = 'published nowhere we looked',
    } = startBlocks[`${market.chainId}:${market.root}`] ?? {}
    return { deployment: { ...market, startBlock, startBlockIs }, source }
  })
  return {
    path: 'src/aave-v3/generated/aaveDeployments.ts',
    text: deploymentsText('aaveDeployments', entries, [
      'roots: @aave-dao/aave-address-book, POOL_ADDRESSES_PROVIDER; Spark’s: its documentation',
      'start blocks: as each line says',
    ]),
  }
}

function morphoFile(): GeneratedFile {
  const entries = knownChains.flatMap(({ chainId, name }) => {
    const root = (addressesRegistry as MorphoAddresses)[chainId]?.morpho
    if (root === undefined) return []
    const startBlock = Number((deployments as MorphoBlocks)[chainId]?.morpho ?? 0n)
    const startBlockIs = startBlock === 0 ? ('unknown' as const) : ('creation' as const)
    const source = 'deployments of the package'
    return [{ deployment: { chainId, root, label: name, startBlock, startBlockIs }, source }]
  })
  return {
    path: 'src/morpho-blue/generated/morphoDeployments.ts',
    text: deploymentsText('morphoDeployments', sorted(entries), [
      '@morpho-org/blue-sdk: addressesRegistry, deployments',
    ]),
  }
}

type MorphoAddresses = { readonly [chainId: number]: { readonly morpho: Address } }
type MorphoBlocks = { readonly [chainId: number]: { readonly morpho: bigint } }

function assetsFile(): GeneratedFile {
  const assets = new Map<string, string>()
  for (const [, { CHAIN_ID, ASSETS }] of bookMarkets()) {
    for (const [name, { UNDERLYING }] of Object.entries(ASSETS)) {
      const reviewed = assetFactors[name]
      if (reviewed === undefined) continue
      const { factor, isPegged } = reviewed
      const id = `${CHAIN_ID}:${UNDERLYING.toLowerCase()}`
      assets.set(id, `  { id: '${id}', factor: '${factor}', isPegged: ${isPegged} }, // ${name}`)
    }
  }
  const lines = [
    header(['addresses: @aave-dao/aave-address-book, ASSETS', 'factors: scripts/assetFactors.ts']),
    "import type { RegisteredAsset } from '@crossmargin/core'",
    '',
    '/** Assets whose risk factor has been reviewed. Everything else is a factor of its own. */',
    'export const knownAssets: readonly RegisteredAsset[] = [',
    ...assets.values(),
    ']',
    '',
  ]
  return { path: 'src/kit/generated/knownAssets.ts', text: lines.join('\n') }
}

/** The book's Aave v3 markets on known chains, by chain and the market's name. */
function bookMarkets(): readonly (readonly [string, BookMarket])[] {
  const markets = Object.entries(addressBook).flatMap(([name, entry]) => {
    const isKnown = knownChains.some((chain) => name.startsWith(`AaveV3${chain.name}`))
    const market = entry as object as Partial<BookMarket>
    const isMarket = market.POOL_ADDRESSES_PROVIDER !== undefined && market.ASSETS !== undefined
    const isTest = /Sepolia|Fuji|Whitelabel/.test(name)
    return isKnown && isMarket && !isTest ? [[name, market as BookMarket] as const] : []
  })
  return markets.sort(([a, left], [b, right]) => left.CHAIN_ID - right.CHAIN_ID || order(a, b))
}

type Entry = { readonly deployment: KnownDeployment; readonly source: string }

function deploymentsText(
  name: string,
  entries: readonly Entry[],
  sources: readonly string[],
): string {
  const items = sorted(entries).flatMap(({ deployment, source }) => [
    `  // Start block: ${source}.`,
    '  {',
    `    chainId: ${deployment.chainId},`,
    `    root: '${deployment.root}',`,
    `    label: '${deployment.label}',`,
    `    startBlock: ${grouped(deployment.startBlock)},`,
    `    startBlockIs: '${deployment.startBlockIs}',`,
    '  },',
  ])
  return [
    header(sources),
    "import type { KnownDeployment } from '../../kit/knownDeployment.ts'",
    '',
    '/** Published deployments of this venue, by chain id. */',
    `export const ${name}: readonly KnownDeployment[] = [`,
    ...items,
    ']',
    '',
  ].join('\n')
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    ({ deployment: left }, { deployment: right }) =>
      left.chainId - right.chainId || order(left.label, right.label),
  )
}

/** By code units: the machine's language must not change a generated file. */
function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '_')
}
