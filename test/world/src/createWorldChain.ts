import { type Address, concatHex, createClient, defineChain, type Hex, http } from 'viem'
import type { BlockHead, ChainDriver } from './anvil/createChainDriver.ts'
import { MULTICALL3_ADDRESS } from './anvil/installMulticall3.ts'
import type { Anvil } from './anvil/spawnAnvil.ts'
import type { DeployedChain } from './deploy/deployChain.ts'
import { addCounts, countEvents, type EventCounts } from './history/countEvents.ts'
import type {
  DeployParameters,
  MineBlockParameters,
  SendParameters,
  SendReturnType,
  WorldAsset,
  WorldChain,
  WorldDeployment,
} from './worldChain.ts'

/** A chain of the world that counts its events on demand. */
type CountedChain = {
  readonly worldChain: WorldChain
  /** Counts the blocks made since the last count. */
  recount(): Promise<void>
}

const BLOCK_SECONDS = 12
const DEPLOY_GAS = 12_000_000n

/** Dresses a booted chain for the tests. */
export function createWorldChain(parameters: {
  readonly anvil: Anvil
  readonly chain: DeployedChain
}): CountedChain {
  const { anvil, chain } = parameters
  const { settings, driver, cast } = chain
  let counts: EventCounts = {}
  let countedTo = -1
  const worldChain: WorldChain = {
    chainId: settings.chainId,
    name: settings.name,
    rpcUrl: anvil.rpcUrl,
    wsUrl: anvil.wsUrl,
    pid: anvil.pid,
    startBlock: chain.startBlock,
    deployments: toDeployments(chain),
    assets: toAssets(chain),
    feeds: chain.feeds,
    priceSources: chain.priceSources,
    actors: cast.actors,
    admin: cast.admin,
    keeper: cast.keeper,
    treasury: cast.treasury,
    multicall3: MULTICALL3_ADDRESS,
    aave: chain.aave,
    morpho: chain.morpho,
    get counts() {
      return counts
    },
    client: toClient(anvil, settings),
    send: (asked) => send(driver, asked),
    deploy: (asked) => deploy(chain, asked),
    mine: (asked = {}) => mine(driver, asked),
  }
  const recount = async (): Promise<void> => {
    const { number } = await driver.head()
    const more = await countEvents(driver.rpc, { fromBlock: countedTo + 1, toBlock: number })
    counts = addCounts([counts, more])
    countedTo = number
  }
  return { worldChain, recount }
}

/** Mines one transaction alone in a block. */
export async function send(
  driver: ChainDriver,
  parameters: SendParameters,
): Promise<SendReturnType> {
  const { timestampSeconds, ...transaction } = parameters
  const asked = timestampSeconds === undefined ? {} : { timestampSeconds }
  const [hash] = await mine(driver, { transactions: [transaction], ...asked })
  const receipt = await driver.rpc.request<{ status: Hex; blockNumber: Hex }>(
    'eth_getTransactionReceipt',
    [hash],
  )
  return {
    hash: hash as Hex,
    status: receipt.status === '0x1' ? 'success' : 'reverted',
    blockNumber: Number(receipt.blockNumber),
  }
}

async function deploy(chain: DeployedChain, parameters: DeployParameters): Promise<Address> {
  const { driver, cast, artifacts } = chain
  const { contract, constructorData } = parameters
  const { creationCode = '' } = artifacts[contract] ?? {}
  const data = concatHex([`0x${creationCode}`, constructorData])
  const [hash] = await mine(driver, {
    transactions: [{ from: cast.admin, data, gas: DEPLOY_GAS }],
  })
  const receipt = await driver.rpc.request<{ readonly contractAddress: Address }>(
    'eth_getTransactionReceipt',
    [hash],
  )
  return receipt.contractAddress
}

/** Mines a block, twelve seconds after the last unless told. */
export async function mine(
  driver: ChainDriver,
  parameters: MineBlockParameters,
): Promise<readonly Hex[]> {
  const head: BlockHead = await driver.head()
  const { transactions = [], timestampSeconds = head.timestampSeconds + BLOCK_SECONDS } = parameters
  return driver.mine({ transactions, timestampSeconds })
}

function toDeployments(chain: DeployedChain): readonly WorldDeployment[] {
  const { startBlock } = chain
  const aave = { venue: 'aave-v3', root: chain.aave.addressesProvider, startBlock } as const
  if (chain.morpho === undefined) return [aave]
  return [aave, { venue: 'morpho-blue', root: chain.morpho.morpho, startBlock }]
}

function toAssets(chain: DeployedChain): readonly WorldAsset[] {
  const { tokens, settings } = chain
  return settings.assets.map(({ symbol, decimals, underlying, staked }) => {
    const address = tokens[symbol] as Address
    const plain = { address, symbol, decimals, underlying }
    return staked === undefined
      ? plain
      : { ...plain, staked: { of: tokens[staked.of] as Address, rateView: 'stEthPerToken' } }
  })
}

/** A bare viem client of an anvil. */
export function toClient(
  anvil: Pick<Anvil, 'rpcUrl' | 'wsUrl'>,
  { chainId, name }: { readonly chainId: number; readonly name: string },
): WorldChain['client'] {
  const definition = defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl], webSocket: [anvil.wsUrl] } },
    contracts: { multicall3: { address: MULTICALL3_ADDRESS } },
  })
  return createClient({ chain: definition, transport: http(anvil.rpcUrl) })
}
