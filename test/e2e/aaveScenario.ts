import { aaveV3, type Deployment } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import type { WorldChain } from '@crossmargin/world'
import {
  concat,
  encodeFunctionData,
  keccak256,
  type ParseAbi,
  pad,
  parseAbi,
  toHex,
  zeroAddress,
} from 'viem'
import { ask, type Call } from './chainTools.ts'

const signatures = [
  'struct Reserve { address aTokenImpl; address variableDebtTokenImpl; address underlyingAsset; string aTokenName; string aTokenSymbol; string variableDebtTokenName; string variableDebtTokenSymbol; bytes params; bytes interestRateData; }',
  'function initReserves(Reserve[] input)',
  'function dropReserve(address asset)',
  'function setSupplyCap(address asset, uint256 cap)',
  'function setBorrowCap(address asset, uint256 cap)',
  'function setReservePause(address asset, bool paused, uint40 gracePeriod)',
  'function disableLiquidationGracePeriod(address asset)',
  'function setReserveFreeze(address asset, bool freeze)',
  'function setReserveBorrowing(address asset, bool enabled)',
  'function setReserveActive(address asset, bool active)',
  'function setReserveLtvzero(address asset, bool ltvZero)',
  'function setReserveFactor(address asset, uint256 factor)',
  'function setEModeCategory(uint8 id, uint16 ltv, uint16 threshold, uint16 bonus, string label)',
  'function setAssetCollateralInEMode(address asset, uint8 categoryId, bool allowed)',
  'function setAssetBorrowableInEMode(address asset, uint8 categoryId, bool borrowable)',
  'function setAssetLtvzeroInEMode(address asset, uint8 categoryId, bool ltvzero)',
  'function setSiloedBorrowing(address asset, bool siloed)',
  'function setBorrowableInIsolation(address asset, bool borrowable)',
  'function setDebtCeiling(address asset, uint256 ceiling)',
  'function setLiquidationProtocolFee(address asset, uint256 fee)',
  'function configureReserveAsCollateral(address asset, uint256 ltv, uint256 threshold, uint256 bonus)',
  'function setAssetEModeCategory(address asset, uint8 categoryId)',
  'function setPriceOracle(address oracle)',
  'function setPriceOracleSentinel(address sentinel)',
  'function setAssetSources(address[] assets, address[] sources)',
  'function approve(address spender, uint256 amount)',
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
  'function latestAnswer() view returns (int256)',
  'function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
  'function withdraw(address asset, uint256 amount, address to)',
  'function borrow(address asset, uint256 amount, uint256 mode, uint16 referralCode, address onBehalfOf)',
  'function repay(address asset, uint256 amount, uint256 mode, address onBehalfOf)',
  'function setUserUseReserveAsCollateral(address asset, bool useAsCollateral)',
  'function setUserEMode(uint8 categoryId)',
  'function liquidationCall(address collateral, address debt, address user, uint256 debtToCover, bool receiveAToken)',
] as const

const signatures302 = [
  'struct Reserve { address aTokenImpl; address stableDebtTokenImpl; address variableDebtTokenImpl; uint8 underlyingAssetDecimals; address interestRateStrategyAddress; address underlyingAsset; address treasury; address incentivesController; string aTokenName; string aTokenSymbol; string variableDebtTokenName; string variableDebtTokenSymbol; string stableDebtTokenName; string stableDebtTokenSymbol; bytes params; }',
  'function initReserves(Reserve[] input)',
  'function setReservePause(address asset, bool paused)',
] as const

const abi302: ParseAbi<typeof signatures302> = parseAbi(signatures302)
const abi: ParseAbi<typeof signatures> = parseAbi(signatures)

/** The functions a scenario may call. */
export type CallName = Extract<(typeof abi)[number], { type: 'function' }>['name']

/** Writes a call. */
export function encode(name: CallName, args: readonly unknown[] = []): Hex {
  return encodeFunctionData({ abi, functionName: name as never, args: args as never })
}

/** The Aave deployment of a chain. */
export function discover(chain: WorldChain): Promise<Deployment> {
  const { client, chainId, deployments } = chain
  const found = deployments.find(({ venue }) => venue === 'aave-v3')
  const { root, startBlock } = found as { root: Address; startBlock: number }
  return aaveV3.discover(client, { chainId, root, startBlock })
}

/** A call of the PoolConfigurator by the admin. */
export function configure(chain: WorldChain, name: CallName, args: readonly unknown[]): Call {
  return { from: chain.admin, to: chain.aave.configurator, data: encode(name, args) }
}

/** A report that moves a feed's price to so many thousandths. */
export async function reprice(chain: WorldChain, symbol: string, permille: bigint): Promise<Call> {
  const feed = chain.feeds[symbol] as { readonly aggregator: Address }
  const to = feed.aggregator
  const view = async (name: CallName): Promise<bigint> =>
    BigInt(await ask<Hex>(chain, 'eth_call', [{ to, data: encode(name) }, 'latest']))
  const round = (await view('latestRound')) + 1n
  const price = ((await view('latestAnswer')) * permille) / 1_000n
  return { from: chain.admin, to, data: encode('submit', [round, price]) }
}

/** A reserve of the world, by symbol. */
export function reserveOf(
  chain: WorldChain,
  symbol: string,
): WorldChain['aave']['reserves'][number] {
  const found = chain.aave.reserves.find((reserve) => reserve.symbol === symbol)
  if (found === undefined) throw new TypeError(`no reserve of ${symbol}`)
  return found
}

/**
 * Puts a second token like an asset's at a free address, and some of it in people's hands.
 *
 * The world's tokens keep balances in slot 0 and total, name and symbol in 2 to 4; decimals are code.
 */
export async function cloneToken(
  chain: WorldChain,
  parameters: {
    readonly like: string
    readonly to: Address
    readonly holders: readonly Address[]
  },
): Promise<void> {
  const { like, to, holders } = parameters
  const { asset } = reserveOf(chain, like)
  const store = (slot: Hex, word: Hex): Promise<unknown> =>
    ask(chain, 'anvil_setStorageAt', [to, slot, word])
  await ask(chain, 'anvil_setCode', [to, await ask(chain, 'eth_getCode', [asset, 'latest'])])
  for (const number of [2, 3, 4]) {
    const slot = toHex(number, { size: 32 })
    await store(slot, await ask<Hex>(chain, 'eth_getStorageAt', [asset, slot, 'latest']))
  }
  for (const holder of holders) {
    const slot = keccak256(concat([pad(holder), toHex(0, { size: 32 })]))
    await store(slot, toHex(10n ** 24n, { size: 32 }))
  }
}

/** Where EIP-1967 proxies keep their implementation. */
const implementationSlot = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc'

async function implementationOf(chain: WorldChain, proxy: Address): Promise<Address> {
  const word = await ask<Hex>(chain, 'eth_getStorageAt', [proxy, implementationSlot, 'latest'])
  return `0x${word.slice(26)}`
}

/** Calls that list one more asset, priced as another reserve is: nobody holds it yet. */
export async function listing(
  chain: WorldChain,
  { asset, like }: { readonly asset: Address; readonly like: string },
): Promise<readonly Call[]> {
  const { aToken, variableDebtToken } = reserveOf(chain, like)
  const rates = [8_000n, 100n, 400n, 3_000n].map((bps) => bps.toString(16).padStart(64, '0'))
  const input = {
    aTokenImpl: await implementationOf(chain, aToken),
    variableDebtTokenImpl: await implementationOf(chain, variableDebtToken),
    underlyingAsset: asset,
    aTokenName: 'a',
    aTokenSymbol: 'a',
    variableDebtTokenName: 'v',
    variableDebtTokenSymbol: 'v',
    params: '0x',
    interestRateData: `0x${rates.join('')}`,
  }
  const feed = chain.feeds[like] as { readonly proxy: Address }
  const sources = encode('setAssetSources', [[asset], [feed.proxy]])
  return [
    configure(chain, 'initReserves', [[input]]),
    { from: chain.admin, to: chain.aave.oracle, data: sources },
  ]
}

/** The same in a market of 3.0.2. It asks no token its decimals: it is told. */
export async function listing302(
  chain: WorldChain,
  parameters: { readonly asset: Address; readonly like: string },
): Promise<readonly Call[]> {
  const { asset, like } = parameters
  const {
    aToken,
    stableDebtToken = asset,
    variableDebtToken,
    rateStrategies,
  } = reserveOf(chain, like)
  const named = { name: 'n', symbol: 's' }
  const input = {
    aTokenImpl: await implementationOf(chain, aToken),
    stableDebtTokenImpl: await implementationOf(chain, stableDebtToken),
    variableDebtTokenImpl: await implementationOf(chain, variableDebtToken),
    underlyingAssetDecimals: chain.assets.find(({ symbol }) => symbol === like)?.decimals ?? 18,
    interestRateStrategyAddress: rateStrategies?.[0] ?? asset,
    underlyingAsset: asset,
    treasury: chain.treasury,
    incentivesController: zeroAddress,
    aTokenName: named.name,
    aTokenSymbol: named.symbol,
    variableDebtTokenName: named.name,
    variableDebtTokenSymbol: named.symbol,
    stableDebtTokenName: named.name,
    stableDebtTokenSymbol: named.symbol,
    params: '0x',
  } as const
  const data = encodeFunctionData({ abi: abi302, functionName: 'initReserves', args: [[input]] })
  const feed = chain.feeds[like] as { readonly proxy: Address }
  const sources = encode('setAssetSources', [[asset], [feed.proxy]])
  return [
    { from: chain.admin, to: chain.aave.configurator, data },
    { from: chain.admin, to: chain.aave.oracle, data: sources },
  ]
}

/** Pauses a reserve of a 3.0.2 market. */
export function pauseIn302(chain: WorldChain, asset: Address): Call {
  const args = [asset, true] as const
  const data = encodeFunctionData({ abi: abi302, functionName: 'setReservePause', args })
  return { from: chain.admin, to: chain.aave.configurator, data }
}
