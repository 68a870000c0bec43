import { type Address, encodeAbiParameters, parseAbiParameters } from 'viem'
import type { ChainDriver } from '../anvil/createChainDriver.ts'
import { installMulticall3 } from '../anvil/installMulticall3.ts'
import type { Artifacts } from '../compile/compileProject.ts'
import type { WorldCast } from '../createWorldCast.ts'
import type { AaveContracts } from './aaveContracts.ts'
import type { AssetSettings, ChainSettings, StakedSettings } from './chainSettings.ts'
import { createDeployer, type Deployer } from './createDeployer.ts'
import { deployAave } from './deployAave.ts'
import { deployAave302 } from './deployAave302.ts'
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
  /** Of the assets whose price is reported. */
  readonly feeds: Readonly<Record<string, Feed>>
  /** Where each asset's price is asked for, reported or not. */
  readonly priceSources: Readonly<Record<string, Address>>
  readonly aave: AaveContracts
  /** Has no markets on a chain without Morpho. */
  readonly morpho: MorphoContracts | undefined
  readonly artifacts: Artifacts
}

type DeployChainParameters = {
  readonly settings: ChainSettings
  readonly driver: ChainDriver
  readonly cast: WorldCast
  readonly artifacts: Artifacts
  readonly onBlock: (step: { readonly done: number; readonly total: number }) => void
}

const TOKEN = parseAbiParameters('string, string, uint8, address[], uint256')
const STAKED = parseAbiParameters('string, string, address[], uint256, uint256, uint256')
const TWO_ADDRESSES = parseAbiParameters('address, address')
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
  return { settings, driver, cast, artifacts, startBlock: number + 1, ...placed }
}

type Placed = Pick<DeployedChain, 'tokens' | 'feeds' | 'priceSources' | 'aave' | 'morpho'>

function placeContracts(
  deployer: Deployer,
  parameters: { readonly settings: ChainSettings; readonly cast: WorldCast },
): Placed {
  const { settings, cast } = parameters
  const { treasury } = cast
  const { assets } = settings
  const tokens = bySymbol(assets, (asset) => deployToken(deployer, { asset, cast }))
  const reported = assets.filter(({ staked }) => staked === undefined)
  const feeds = bySymbol(reported, (asset) => deployFeed(deployer, asset))
  const priceSources = bySymbol(assets, (asset) => {
    const { symbol, staked } = asset
    if (staked === undefined) return (feeds[symbol] as Feed).proxy
    const addresses = [(feeds[staked.of] as Feed).proxy, tokens[symbol] as Address] as const
    return deployer.deploy('RateFeed', encodeAbiParameters(TWO_ADDRESSES, addresses))
  })
  const market = { settings: settings.aave, treasury, tokens, priceSources }
  const aave =
    settings.aave.release === '3.6'
      ? deployAave(deployer, market)
      : deployAave302(deployer, { ...market, assets })
  const markets = { settings: settings.morpho, feeRecipient: treasury, tokens, priceSources }
  const morpho = settings.morpho.length === 0 ? undefined : deployMorpho(deployer, markets)
  return { tokens, feeds, priceSources, aave, morpho }
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
  if (asset.staked !== undefined)
    return deployStaked(deployer, { ...asset, staked: asset.staked, holders, amountEach })
  const values = [asset.name, asset.symbol, asset.decimals, holders, amountEach] as const
  return deployer.deploy('WorldToken', encodeAbiParameters(TOKEN, values))
}

function deployStaked(
  deployer: Deployer,
  parameters: {
    readonly name: string
    readonly symbol: string
    readonly staked: StakedSettings
    readonly holders: readonly Address[]
    readonly amountEach: bigint
  },
): Address {
  const { name, symbol, staked, holders, amountEach } = parameters
  const { startRateWad, growthPerDayWad } = staked
  const values = [name, symbol, holders, amountEach, startRateWad, growthPerDayWad] as const
  return deployer.deploy('StakedToken', encodeAbiParameters(STAKED, values))
}
