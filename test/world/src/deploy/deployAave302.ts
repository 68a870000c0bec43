import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import { AAVE_302_PREFIX } from '../compile/loadAave302.ts'
import type { AaveContracts, AaveReserve, DeployAaveParameters } from './aaveContracts.ts'
import type { AssetSettings, EModeSettings, ReserveSettings } from './chainSettings.ts'
import type { Deployer } from './createDeployer.ts'
import { configureReserve } from './deployAave.ts'
import { type AaveCore, deployAaveCore } from './deployAaveCore.ts'
import { CONFIGURATOR_302_SIGNATURES } from './signatures.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'
const abi = parseAbi(CONFIGURATOR_302_SIGNATURES)
const ONE_ADDRESS = parseAbiParameters('address')
const STRATEGY = parseAbiParameters(
  'address, uint256, uint256, uint256, uint256, uint256, uint256, uint256, uint256, uint256',
)
const RAY_PER_BPS = 10n ** 23n
/** What a debt ceiling's two decimals make of a dollar. */
const CENTS = 100n
const SLOPE_STEP_BPS = 150
const STABLE_SLOPES_BPS = [50, 6_000, 200, 800, 2_000] as const

type Parts = {
  readonly core: AaveCore
  readonly treasury: Address
  readonly aTokenImpl: Address
  readonly stableDebtTokenImpl: Address
  readonly variableDebtTokenImpl: Address
}

/** Deploys an Aave v3.0.2 market: stable-rate debt, one category an asset, isolation, silos. */
export function deployAave302(
  deployer: Deployer,
  parameters: DeployAaveParameters & { readonly assets: readonly AssetSettings[] },
): AaveContracts {
  const { settings, treasury, tokens, assets } = parameters
  const core = deployAaveCore(deployer, parameters)
  const { configurator, pool } = core
  const ofPool = encodeAbiParameters(ONE_ADDRESS, [pool])
  const parts: Parts = {
    core,
    treasury,
    aTokenImpl: deployer.deploy(`${AAVE_302_PREFIX}AToken`, ofPool),
    stableDebtTokenImpl: deployer.deploy(`${AAVE_302_PREFIX}StableDebtToken`, ofPool),
    variableDebtTokenImpl: deployer.deploy(`${AAVE_302_PREFIX}VariableDebtToken`, ofPool),
  }
  const premium = encodeFunctionData({
    abi,
    functionName: 'updateFlashloanPremiumTotal',
    args: [5n],
  })
  deployer.call(configurator, premium)
  const reserves = settings.reserves.map((reserve, index) => {
    const asset = tokens[reserve.symbol] as Address
    const decimals = assets.find(({ symbol }) => symbol === reserve.symbol)?.decimals ?? 18
    return listReserve(deployer, { ...parts, reserve, asset, decimals, index })
  })
  configureEMode(deployer, { configurator, tokens, eMode: settings.eMode })
  return { ...core, treasury, reserves, eModeCategoryId: settings.eMode.categoryId }
}

function listReserve(
  deployer: Deployer,
  parameters: Parts & {
    readonly reserve: ReserveSettings
    readonly asset: Address
    readonly decimals: number
    readonly index: number
  },
): AaveReserve {
  const { reserve, asset, index, core } = parameters
  const { symbol } = reserve
  const rateStrategies = [0, SLOPE_STEP_BPS].map((step) =>
    deployStrategy(deployer, {
      addressesProvider: core.addressesProvider,
      curve: { ...reserve, slope1Bps: reserve.slope1Bps + step },
    }),
  ) as [Address, Address]
  const { configurator } = core
  const call = (data: Hex): void => deployer.call(configurator, data)
  const [strategy] = rateStrategies
  const args = [[toReserveInput({ ...parameters, strategy })]] as const
  call(encodeFunctionData({ abi, functionName: 'initReserves', args }))
  configureReserve(deployer, { configurator, asset, reserve })
  for (const data of toTraits(asset, reserve)) call(data)
  // Three proxies for each reserve: the aToken, the stable and the variable debt token.
  const made = (nonce: number): Address =>
    getContractAddress({ from: configurator, nonce: BigInt(3 * index + nonce) })
  const tokens = { aToken: made(1), stableDebtToken: made(2), variableDebtToken: made(3) }
  return { symbol, asset, ...tokens, rateStrategies }
}

function toTraits(asset: Address, reserve: ReserveSettings): readonly Hex[] {
  const { debtCeilingUsd, isBorrowableInIsolation, isSiloed, hasStableRate } = reserve
  const toggle = (
    functionName:
      | 'setBorrowableInIsolation'
      | 'setSiloedBorrowing'
      | 'setReserveStableRateBorrowing',
    isSet: boolean | undefined,
  ): readonly Hex[] =>
    isSet === true ? [encodeFunctionData({ abi, functionName, args: [asset, true] })] : []
  const ceiling = { abi, functionName: 'setDebtCeiling' } as const
  return [
    ...toggle('setBorrowableInIsolation', isBorrowableInIsolation),
    ...toggle('setSiloedBorrowing', isSiloed),
    ...toggle('setReserveStableRateBorrowing', hasStableRate),
    ...(debtCeilingUsd === undefined
      ? []
      : [encodeFunctionData({ ...ceiling, args: [asset, debtCeilingUsd * CENTS] })]),
  ]
}

function deployStrategy(
  deployer: Deployer,
  parameters: { readonly addressesProvider: Address; readonly curve: ReserveSettings },
): Address {
  const { addressesProvider, curve } = parameters
  const { optimalUsageBps, baseRateBps, slope1Bps, slope2Bps } = curve
  const rays = [optimalUsageBps, baseRateBps, slope1Bps, slope2Bps, ...STABLE_SLOPES_BPS].map(
    (bps) => BigInt(bps) * RAY_PER_BPS,
  ) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
  return deployer.deploy(
    `${AAVE_302_PREFIX}DefaultReserveInterestRateStrategy`,
    encodeAbiParameters(STRATEGY, [addressesProvider, ...rays]),
  )
}

function toReserveInput(
  parameters: Parts & {
    readonly reserve: ReserveSettings
    readonly asset: Address
    readonly decimals: number
    readonly strategy: Address
  },
) {
  const { reserve, asset, decimals, strategy, treasury } = parameters
  const { aTokenImpl, stableDebtTokenImpl, variableDebtTokenImpl } = parameters
  const { symbol } = reserve
  return {
    aTokenImpl,
    stableDebtTokenImpl,
    variableDebtTokenImpl,
    underlyingAssetDecimals: decimals,
    interestRateStrategyAddress: strategy,
    underlyingAsset: asset,
    treasury,
    incentivesController: NOBODY,
    aTokenName: `Aave World ${symbol}`,
    aTokenSymbol: `aWorld${symbol}`,
    variableDebtTokenName: `Aave World Variable Debt ${symbol}`,
    variableDebtTokenSymbol: `variableDebtWorld${symbol}`,
    stableDebtTokenName: `Aave World Stable Debt ${symbol}`,
    stableDebtTokenSymbol: `stableDebtWorld${symbol}`,
    params: '0x',
  } as const
}

function configureEMode(
  deployer: Deployer,
  parameters: {
    readonly configurator: Address
    readonly tokens: Readonly<Record<string, Address>>
    readonly eMode: EModeSettings
  },
): void {
  const { configurator, tokens, eMode } = parameters
  const { categoryId, ltvBps, thresholdBps, bonusBps, label, collateral } = eMode
  const args = [categoryId, ltvBps, thresholdBps, bonusBps, NOBODY, label] as const
  deployer.call(configurator, encodeFunctionData({ abi, functionName: 'setEModeCategory', args }))
  for (const symbol of collateral) {
    const inCategory = [tokens[symbol] as Address, categoryId] as const
    deployer.call(
      configurator,
      encodeFunctionData({ abi, functionName: 'setAssetEModeCategory', args: inCategory }),
    )
  }
}
