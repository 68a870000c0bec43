import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import type { AaveContracts, DeployAaveParameters } from './aaveContracts.ts'
import type { EModeSettings, ReserveSettings } from './chainSettings.ts'
import type { Deployer } from './createDeployer.ts'
import { deployAaveCore } from './deployAaveCore.ts'
import { CONFIGURATOR_SIGNATURES } from './signatures.ts'

const NOBODY = '0x0000000000000000000000000000000000000000'
const CONFIGURATOR_ABI = parseAbi(CONFIGURATOR_SIGNATURES)
const TWO_ADDRESSES = parseAbiParameters('address, address')
const THREE_ADDRESSES = parseAbiParameters('address, address, address')
const RATES = parseAbiParameters('uint16, uint32, uint32, uint32')
const SUPPLY_CAP = 1_000_000_000n
const BORROW_CAP = 900_000_000n

/** Deploys an Aave v3.6 market. */
export function deployAave(deployer: Deployer, parameters: DeployAaveParameters): AaveContracts {
  const { settings, treasury, tokens } = parameters
  const core = deployAaveCore(deployer, parameters)
  const { configurator, pool } = core
  const premium = encodeFunctionData({
    abi: CONFIGURATOR_ABI,
    functionName: 'updateFlashloanPremium',
    args: [5n],
  })
  deployer.call(configurator, premium)
  const aTokenImpl = deployer.deploy(
    'ATokenInstance',
    encodeAbiParameters(THREE_ADDRESSES, [pool, NOBODY, treasury]),
  )
  const debtTokenImpl = deployer.deploy(
    'VariableDebtTokenInstance',
    encodeAbiParameters(TWO_ADDRESSES, [pool, NOBODY]),
  )
  const listed = settings.reserves.map((reserve, index) => {
    const asset = tokens[reserve.symbol] as Address
    deployer.call(
      configurator,
      encodeFunctionData({
        abi: CONFIGURATOR_ABI,
        functionName: 'initReserves',
        args: [[toReserveInput(reserve, { asset, aTokenImpl, debtTokenImpl })]],
      }),
    )
    configureReserve(deployer, { configurator, asset, reserve })
    // The configurator makes two proxies for each reserve: the aToken, then the debt token.
    const made = (nonce: number): Address =>
      getContractAddress({ from: configurator, nonce: BigInt(nonce) })
    const [aToken, variableDebtToken] = [made(2 * index + 1), made(2 * index + 2)]
    return { symbol: reserve.symbol, asset, aToken, variableDebtToken }
  })
  configureEMode(deployer, { configurator, tokens, eMode: settings.eMode })
  return { ...core, treasury, reserves: listed, eModeCategoryId: settings.eMode.categoryId }
}

function toReserveInput(
  reserve: ReserveSettings,
  parts: { readonly asset: Address; readonly aTokenImpl: Address; readonly debtTokenImpl: Address },
) {
  const { symbol } = reserve
  return {
    aTokenImpl: parts.aTokenImpl,
    variableDebtTokenImpl: parts.debtTokenImpl,
    underlyingAsset: parts.asset,
    aTokenName: `Aave World ${symbol}`,
    aTokenSymbol: `aWorld${symbol}`,
    variableDebtTokenName: `Aave World Variable Debt ${symbol}`,
    variableDebtTokenSymbol: `variableDebtWorld${symbol}`,
    params: '0x' as Hex,
    interestRateData: encodeRates(reserve),
  }
}

/** Encodes the interest rate curve as the rate strategy reads it. */
export function encodeRates(curve: ReserveSettings): Hex {
  const { optimalUsageBps, baseRateBps, slope1Bps, slope2Bps } = curve
  return encodeAbiParameters(RATES, [optimalUsageBps, baseRateBps, slope1Bps, slope2Bps])
}

/** Sets what both releases know of a reserve. */
export function configureReserve(
  deployer: Deployer,
  parameters: {
    readonly configurator: Address
    readonly asset: Address
    readonly reserve: ReserveSettings
  },
): void {
  const { configurator, asset, reserve } = parameters
  const abi = CONFIGURATOR_ABI
  const ladder = [
    BigInt(reserve.ltvBps),
    BigInt(reserve.thresholdBps),
    BigInt(reserve.bonusBps),
  ] as const
  const factor = BigInt(reserve.reserveFactorBps)
  const fee = BigInt(reserve.liquidationProtocolFeeBps)
  const calls: readonly Hex[] = [
    encodeFunctionData({
      abi,
      functionName: 'configureReserveAsCollateral',
      args: [asset, ...ladder],
    }),
    encodeFunctionData({ abi, functionName: 'setReserveBorrowing', args: [asset, true] }),
    encodeFunctionData({ abi, functionName: 'setReserveFlashLoaning', args: [asset, true] }),
    encodeFunctionData({ abi, functionName: 'setReserveFactor', args: [asset, factor] }),
    encodeFunctionData({ abi, functionName: 'setLiquidationProtocolFee', args: [asset, fee] }),
    encodeFunctionData({ abi, functionName: 'setSupplyCap', args: [asset, SUPPLY_CAP] }),
    encodeFunctionData({ abi, functionName: 'setBorrowCap', args: [asset, BORROW_CAP] }),
  ]
  for (const data of calls) deployer.call(configurator, data)
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
  const { categoryId, ltvBps, thresholdBps, bonusBps, label } = eMode
  const abi = CONFIGURATOR_ABI
  const category = encodeFunctionData({
    abi,
    functionName: 'setEModeCategory',
    args: [categoryId, ltvBps, thresholdBps, bonusBps, label],
  })
  deployer.call(configurator, category)
  const allow = (
    functionName: 'setAssetCollateralInEMode' | 'setAssetBorrowableInEMode',
    symbols: readonly string[],
  ): void => {
    for (const symbol of symbols) {
      const args = [tokens[symbol] as Address, categoryId, true] as const
      deployer.call(configurator, encodeFunctionData({ abi, functionName, args }))
    }
  }
  allow('setAssetCollateralInEMode', eMode.collateral)
  allow('setAssetBorrowableInEMode', eMode.borrowable)
}
