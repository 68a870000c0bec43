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
import type { AaveContracts, DeployAaveParameters } from './aaveContracts.ts'
import type { Deployer } from './createDeployer.ts'
import { PROVIDER_SIGNATURES } from './signatures.ts'

/** A market without reserves. */
export type AaveCore = Omit<AaveContracts, 'treasury' | 'reserves' | 'eModeCategoryId'>

const NOBODY = '0x0000000000000000000000000000000000000000'
const PROVIDER_ABI = parseAbi(PROVIDER_SIGNATURES)
const ONE_ADDRESS = parseAbiParameters('address')
const TWO_ADDRESSES = parseAbiParameters('address, address')
const MARKET = parseAbiParameters('string, address')
const ORACLE = parseAbiParameters('address, address[], address[], address, address, uint256')

/** Deploys provider, roles, oracle, pool and configurator, in the order of Aave's own scripts. */
export function deployAaveCore(deployer: Deployer, parameters: DeployAaveParameters): AaveCore {
  const { settings, tokens, priceSources } = parameters
  const { release } = settings
  const admin = deployer.account
  const nameOf = (name: string): string => (release === '3.6' ? name : AAVE_302_PREFIX + name)
  const addressesProvider = deployer.deploy(
    nameOf('PoolAddressesProvider'),
    encodeAbiParameters(MARKET, [settings.marketId, admin]),
  )
  const set = (
    functionName: 'setACLAdmin' | 'setACLManager' | 'setPriceOracle' | 'setPoolDataProvider',
    address: Address,
  ): void => {
    const data = encodeFunctionData({ abi: PROVIDER_ABI, functionName, args: [address] })
    deployer.call(addressesProvider, data)
  }
  const ofProvider = encodeAbiParameters(ONE_ADDRESS, [addressesProvider])
  set('setACLAdmin', admin)
  const aclManager = deployer.deploy(nameOf('ACLManager'), ofProvider)
  set('setACLManager', aclManager)
  deployer.call(
    aclManager,
    encodeFunctionData({ abi: PROVIDER_ABI, functionName: 'addPoolAdmin', args: [admin] }),
  )
  const symbols = settings.reserves.map(({ symbol }) => symbol)
  const assets = symbols.map((symbol) => tokens[symbol] as Address)
  const sources = symbols.map((symbol) => priceSources[symbol] as Address)
  const oracle = deployer.deploy(
    nameOf('AaveOracle'),
    encodeAbiParameters(ORACLE, [addressesProvider, assets, sources, NOBODY, NOBODY, 10n ** 8n]),
  )
  set('setPriceOracle', oracle)
  const proxies =
    release === '3.6'
      ? installPool(deployer, { addressesProvider, ...deployPool36(deployer, addressesProvider) })
      : installPool(deployer, { addressesProvider, ...deployPool302(deployer, ofProvider) })
  const dataProvider = deployer.deploy(nameOf('AaveProtocolDataProvider'), ofProvider)
  set('setPoolDataProvider', dataProvider)
  return { release, addressesProvider, aclManager, oracle, dataProvider, ...proxies }
}

type Implementations = {
  readonly poolImplementation: Address
  readonly configuratorImplementation: Address
}

function deployPool36(deployer: Deployer, addressesProvider: Address): Implementations {
  const strategy = deployer.deploy(
    'DefaultReserveInterestRateStrategyV2',
    encodeAbiParameters(ONE_ADDRESS, [addressesProvider]),
  )
  const ofPool = encodeAbiParameters(TWO_ADDRESSES, [addressesProvider, strategy])
  return {
    poolImplementation: deployer.deploy('PoolInstance', ofPool),
    configuratorImplementation: deployer.deploy('PoolConfiguratorInstance'),
  }
}

function deployPool302(deployer: Deployer, ofProvider: Hex): Implementations {
  return {
    poolImplementation: deployer.deploy(`${AAVE_302_PREFIX}Pool`, ofProvider),
    configuratorImplementation: deployer.deploy(`${AAVE_302_PREFIX}PoolConfigurator`),
  }
}

function installPool(
  deployer: Deployer,
  parameters: Implementations & { readonly addressesProvider: Address },
): Pick<AaveCore, 'pool' | 'poolImplementation' | 'configurator'> {
  const { addressesProvider, poolImplementation, configuratorImplementation } = parameters
  const install = (
    functionName: 'setPoolImpl' | 'setPoolConfiguratorImpl',
    implementation: Address,
  ): void => {
    const data = encodeFunctionData({ abi: PROVIDER_ABI, functionName, args: [implementation] })
    deployer.call(addressesProvider, data)
  }
  install('setPoolImpl', poolImplementation)
  install('setPoolConfiguratorImpl', configuratorImplementation)
  // The provider makes the proxies itself, the pool first.
  const made = (nonce: bigint): Address => getContractAddress({ from: addressesProvider, nonce })
  return { pool: made(1n), configurator: made(2n), poolImplementation }
}
