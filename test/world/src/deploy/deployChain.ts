import { type Address, encodeAbiParameters, parseAbiParameters } from 'viem'
import type { ChainDriver } from '../anvil/createChainDriver.ts'
import { installMulticall3 } from '../anvil/installMulticall3.ts'
import type { Artifacts } from '../compile/compileProject.ts'
import type { WorldCast } from '../createWorldCast.ts'
import type { AssetSettings, ChainSettings } from './chainSettings.ts'
import { createDeployer, type Deployer } from './createDeployer.ts'
import { type AaveContracts, deployAave } from './deployAave.ts'
import { deployFeed, type Feed } from './deployFeed.ts'
import { deployMorpho, type MorphoContracts } from './deployMorpho.ts'

/** Everything that stands on one chain, and the driver to act on it. */
export type DeployedChain = {
  readonly settings: ChainSettings
  readonly driver: ChainDriver
  readonly cast: WorldCast
  /** The last block before the first deployment. */
  readonly startBlock: number
  readonly tokens: Readonly<Record<string, Address>>
  readonly feeds: Readonly<Record<string, Feed>>
  readonly aave: AaveContracts
  /** Has no markets on a chain without Morpho. */
  readonly morpho: MorphoContracts | undefined
}

type DeployChainParameters = {
  readonly settings: ChainSettings
  readonly driver: ChainDriver
  readonly cast: WorldCast
  readonly artifacts: Artifacts
  readonly onBlock: (step: { readonly done: number; readonly total: number }) => void
}

const TOKEN = parseAbiParameters('string, string, uint8, address[], uint256')
const WHOLE_TOKENS_EACH = 1_000_000_000n
const TRANSACTIONS_PER_BLOCK = 12
const BLOCK_SECONDS = 12

/** Deploys tokens, feeds and venues, a dozen transactions to a block. */
export async function deployChain(parameters: DeployChainParameters): Promise<DeployedChain> {
  const { settings, driver, cast, artifacts, onBlock } = parameters
  await installMulticall3(driver.rpc)
  const { number, timestampSeconds } = await driver.head()
  await driver.mine({ transactions: [], timestampSeconds: timestampSeconds + BLOCK_SECONDS })
  const deployer = createDeployer(cast.admin, artifacts)
  const placed = placeContracts(deployer, { settings, cast })
  const total = Math.ceil(deployer.transactions.length / TRANSACTIONS_PER_BLOCK)
  for (let block = 0; block < total; block += 1) {
    const from = block * TRANSACTIONS_PER_BLOCK
    await driver.mine({
      transactions: deployer.transactions.slice(from, from + TRANSACTIONS_PER_BLOCK),
      timestampSeconds: timestampSeconds + BLOCK_SECONDS * (block + 2),
    })
    onBlock({ done: block + 1, total })
  }
  return { settings, driver, cast, startBlock: number + 1, ...placed }
}

type Placed = Pick<DeployedChain, 'tokens' | 'feeds' | 'aave' | 'morpho'>

function placeContracts(
  deployer: Deployer,
  parameters: { readonly settings: ChainSettings; readonly cast: WorldCast },
): Placed {
  const { settings, cast } = parameters
  const { treasury } = cast
  const tokens = bySymbol(settings.assets, (asset) => deployToken(deployer, { asset, cast }))
  const feeds = bySymbol(settings.assets, (asset) => deployFeed(deployer, asset))
  const feedProxies = bySymbol(settings.assets, ({ symbol }) => (feeds[symbol] as Feed).proxy)
  const aave = deployAave(deployer, { settings: settings.aave, treasury, tokens, feedProxies })
  const markets = { settings: settings.morpho, feeRecipient: treasury, tokens, feedProxies }
  const morpho = settings.morpho.length === 0 ? undefined : deployMorpho(deployer, markets)
  return { tokens, feeds, aave, morpho }
}

function bySymbol<item>(
  assets: readonly AssetSettings[],
  toItem: (asset: AssetSettings) => item,
): Readonly<Record<string, item>> {
  return Object.fromEntries(assets.map((asset) => [asset.symbol, toItem(asset)]))
}

function deployToken(
  deployer: Deployer,
  parameters: { readonly asset: AssetSettings; readonly cast: WorldCast },
): Address {
  const { asset, cast } = parameters
  const holders = [cast.admin, cast.lender, cast.keeper, cast.owner, ...cast.actors]
  const amountEach = WHOLE_TOKENS_EACH * 10n ** BigInt(asset.decimals)
  const values = [asset.name, asset.symbol, asset.decimals, holders, amountEach] as const
  return deployer.deploy('WorldToken', encodeAbiParameters(TOKEN, values))
}
