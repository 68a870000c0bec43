/** One compiler run: a compiler, its settings and the files whose bytecode is wanted. */
export type ContractProject = {
  readonly name: string
  readonly compiler: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly entries: readonly string[]
  /** Import prefixes and the package paths they stand for. */
  readonly remappings: Readonly<Record<string, string>>
  /** Where files of the prefix `scene/` lie, as a path: the Solidity of one venue's scene. */
  readonly sceneFolder?: string
}

const AAVE = '@aave-dao/aave-v3-origin/src/contracts'
const MORPHO = '@morpho-org/morpho-blue/src'
const CHAINLINK = '@chainlink/contracts/src/v0.6'

/** Our own Solidity sources live under this prefix, in the package's `contracts` folder. */
export const OWN_PREFIX = 'world/'

/** A scene's own Solidity lives under this prefix, in the folder its project names. */
export const SCENE_PREFIX = 'scene/'

/** The longest first: two run at once, the short one follows the shorter of the two. */
export const CONTRACT_PROJECTS: readonly ContractProject[] = [
  {
    name: 'aave-v3',
    compiler: 'solc-0.8.27',
    settings: { evmVersion: 'shanghai', optimizer: { enabled: true, runs: 200 } },
    entries: [
      `${AAVE}/protocol/configuration/PoolAddressesProvider.sol`,
      `${AAVE}/protocol/configuration/ACLManager.sol`,
      `${AAVE}/protocol/libraries/logic/BorrowLogic.sol`,
      `${AAVE}/protocol/libraries/logic/ConfiguratorLogic.sol`,
      `${AAVE}/protocol/libraries/logic/FlashLoanLogic.sol`,
      `${AAVE}/protocol/libraries/logic/LiquidationLogic.sol`,
      `${AAVE}/protocol/libraries/logic/PoolLogic.sol`,
      `${AAVE}/protocol/libraries/logic/SupplyLogic.sol`,
      `${AAVE}/instances/PoolInstance.sol`,
      `${AAVE}/instances/PoolConfiguratorInstance.sol`,
      `${AAVE}/instances/ATokenInstance.sol`,
      `${AAVE}/instances/VariableDebtTokenInstance.sol`,
      `${AAVE}/misc/AaveOracle.sol`,
      `${AAVE}/misc/DefaultReserveInterestRateStrategyV2.sol`,
      `${AAVE}/helpers/AaveProtocolDataProvider.sol`,
      `${OWN_PREFIX}WorldToken.sol`,
      `${OWN_PREFIX}FeedRatioOracle.sol`,
      `${OWN_PREFIX}StakedToken.sol`,
      `${OWN_PREFIX}RateFeed.sol`,
      `${OWN_PREFIX}RevisedPool.sol`,
      `${OWN_PREFIX}OddToken.sol`,
    ],
    remappings: {
      'openzeppelin-contracts/': '@openzeppelin/',
      'openzeppelin-contracts-upgradeable/contracts/': '@openzeppelin/contracts-upgradeable/',
      'solidity-utils/': '@bgd-labs/solidity-utils/src/',
    },
  },
  {
    name: 'morpho-blue',
    compiler: 'solc-0.8.19',
    settings: { evmVersion: 'paris', viaIR: true, optimizer: { enabled: true, runs: 999_999 } },
    entries: [`${MORPHO}/Morpho.sol`, `${MORPHO}/mocks/IrmMock.sol`],
    remappings: {},
  },
  {
    name: 'chainlink',
    compiler: 'solc-0.6.6',
    settings: { evmVersion: 'istanbul', optimizer: { enabled: true, runs: 200 } },
    entries: [`${CHAINLINK}/FluxAggregator.sol`, `${CHAINLINK}/EACAggregatorProxy.sol`],
    remappings: {},
  },
]
