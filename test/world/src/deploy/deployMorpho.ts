import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import type { MorphoMarketSettings } from './chainSettings.ts'
import type { Deployer } from './createDeployer.ts'
import { MORPHO_SIGNATURES } from './signatures.ts'

/** Morpho Blue on one chain. */
export type MorphoContracts = {
  /** The root: the singleton. */
  readonly morpho: Address
  readonly irm: Address
  readonly feeRecipient: Address
  readonly markets: readonly MorphoMarket[]
}

export type MorphoMarket = {
  readonly id: Hex
  readonly collateral: string
  readonly loan: string
  readonly params: {
    readonly loanToken: Address
    readonly collateralToken: Address
    readonly oracle: Address
    readonly irm: Address
    readonly lltv: bigint
  }
}

type DeployMorphoParameters = {
  readonly settings: readonly MorphoMarketSettings[]
  readonly feeRecipient: Address
  readonly tokens: Readonly<Record<string, Address>>
  readonly priceSources: Readonly<Record<string, Address>>
}

const MORPHO_ABI = parseAbi(MORPHO_SIGNATURES)
const ONE_ADDRESS = parseAbiParameters('address')
const FOUR_ADDRESSES = parseAbiParameters('address, address, address, address')
const MARKET = parseAbiParameters('address, address, address, address, uint256')

/** Deploys the singleton, the package's rate model and one oracle for each market. */
export function deployMorpho(
  deployer: Deployer,
  parameters: DeployMorphoParameters,
): MorphoContracts {
  const { settings, feeRecipient } = parameters
  const abi = MORPHO_ABI
  const owner = encodeAbiParameters(ONE_ADDRESS, [deployer.account])
  const morpho = deployer.deploy('Morpho', owner)
  const irm = deployer.deploy('IrmMock')
  const send = (data: Hex): void => deployer.call(morpho, data)
  send(encodeFunctionData({ abi, functionName: 'enableIrm', args: [irm] }))
  send(encodeFunctionData({ abi, functionName: 'setFeeRecipient', args: [feeRecipient] }))
  for (const lltv of new Set(settings.map(({ lltvWad }) => lltvWad)))
    send(encodeFunctionData({ abi, functionName: 'enableLltv', args: [lltv] }))
  const markets = settings.map((market) => {
    const created = toMarket(deployer, { ...parameters, market, irm })
    const { params } = created
    send(encodeFunctionData({ abi, functionName: 'createMarket', args: [params] }))
    if (market.feeWad > 0n)
      send(encodeFunctionData({ abi, functionName: 'setFee', args: [params, market.feeWad] }))
    return created
  })
  return { morpho, irm, feeRecipient, markets }
}

function toMarket(
  deployer: Deployer,
  parameters: DeployMorphoParameters & {
    readonly market: MorphoMarketSettings
    readonly irm: Address
  },
): MorphoMarket {
  const { market, tokens, priceSources, irm } = parameters
  const { collateral, loan, lltvWad } = market
  const [collateralToken, loanToken] = [tokens[collateral] as Address, tokens[loan] as Address]
  const oracle = deployer.deploy(
    'FeedRatioOracle',
    encodeAbiParameters(FOUR_ADDRESSES, [
      priceSources[collateral] as Address,
      priceSources[loan] as Address,
      collateralToken,
      loanToken,
    ]),
  )
  const encoded = encodeAbiParameters(MARKET, [loanToken, collateralToken, oracle, irm, lltvWad])
  const params = { loanToken, collateralToken, oracle, irm, lltv: lltvWad }
  return { id: keccak256(encoded), collateral, loan, params }
}
