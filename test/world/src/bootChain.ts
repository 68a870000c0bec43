import type { Address } from 'viem'
import { type ChainDriver, createChainDriver } from './anvil/createChainDriver.ts'
import { installMulticall3 } from './anvil/installMulticall3.ts'
import { type Anvil, spawnAnvil } from './anvil/spawnAnvil.ts'
import { compileContracts } from './compile/compileContracts.ts'
import type { Artifacts } from './compile/compileProject.ts'
import type { ContractProject } from './compile/contractProjects.ts'
import { CAST_SIZE, createWorldCast, type WorldCast } from './createWorldCast.ts'
import { mine, send, toClient } from './createWorldChain.ts'
import { createDeployer, type Deployer } from './deploy/createDeployer.ts'
import type { WorldChain } from './worldChain.ts'

export type BootChainParameters<contracts> = {
  readonly chainId: number
  readonly name: string
  /** Compiled once and cached; none where `artifacts` bring the bytecode. */
  readonly projects?: readonly ContractProject[]
  /** Creation code that a package ships, by contract name. */
  readonly artifacts?: Artifacts
  /** Writes down deployments and calls of the admin, in order; they are mined a dozen to a block. */
  readonly deploy: (deployer: Deployer, cast: WorldCast) => contracts
  /** Unix seconds; the default is fixed. */
  readonly genesisTimestamp?: number
  /** How many past blocks can be read, default 600. */
  readonly readableBlocks?: number
  /** Default 32: `safe` is so many blocks behind the head, `finalized` twice as many. */
  readonly slotsInAnEpoch?: number
}

/** One local chain with contracts of one's own choice: what a venue's scene stands on. */
export type BareChain<contracts> = Pick<
  WorldChain,
  'chainId' | 'name' | 'rpcUrl' | 'startBlock' | 'client' | 'send' | 'mine'
> & {
  readonly cast: WorldCast
  readonly contracts: contracts
  close(): Promise<void>
}

const DEFAULT_GENESIS_TIMESTAMP = 1_750_000_000
const TRANSACTIONS_PER_BLOCK = 12
const BLOCK_SECONDS = 12

/**
 * Boots one local chain, with Multicall3 and whatever `deploy` writes down.
 *
 * @throws {WorldError} if anvil cannot start or a contract does not compile
 */
export async function bootChain<contracts>(
  parameters: BootChainParameters<contracts>,
): Promise<BareChain<contracts>> {
  const { chainId, name, projects = [], deploy } = parameters
  const compiled = await compileContracts(undefined, projects)
  const anvil = await spawnAnvil({
    chainId,
    genesisTimestampSeconds: parameters.genesisTimestamp ?? DEFAULT_GENESIS_TIMESTAMP,
    port: 0,
    accountCount: CAST_SIZE,
    readableBlocks: parameters.readableBlocks ?? 600,
    slotsInAnEpoch: parameters.slotsInAnEpoch ?? 32,
  })
  try {
    const driver = createChainDriver(anvil.rpcUrl)
    await driver.rpc.request('anvil_setLoggingEnabled', [false])
    const cast = createWorldCast(await driver.rpc.request<readonly Address[]>('eth_accounts', []))
    await installMulticall3(driver.rpc)
    const { number: startBlock } = await driver.head()
    const deployer = createDeployer(cast.admin, { ...compiled, ...parameters.artifacts })
    const contracts = deploy(deployer, cast)
    await mineAll(driver, deployer)
    return {
      ...toBareChain({ anvil, driver, chainId, name }),
      startBlock: startBlock + 1,
      cast,
      contracts,
    }
  } catch (cause) {
    await anvil.close()
    throw cause
  }
}

function toBareChain(parameters: {
  readonly anvil: Anvil
  readonly driver: ChainDriver
  readonly chainId: number
  readonly name: string
}): Omit<BareChain<unknown>, 'startBlock' | 'cast' | 'contracts'> {
  const { anvil, driver, chainId, name } = parameters
  return {
    chainId,
    name,
    rpcUrl: anvil.rpcUrl,
    client: toClient(anvil, { chainId, name }),
    send: (asked) => send(driver, asked),
    mine: (asked = {}) => mine(driver, asked),
    close: () => anvil.close(),
  }
}

async function mineAll(driver: ChainDriver, { transactions }: Deployer): Promise<void> {
  const { timestampSeconds } = await driver.head()
  // One empty block first, so that every contract's first block has a parent with Multicall3.
  await driver.mine({ transactions: [], timestampSeconds: timestampSeconds + BLOCK_SECONDS })
  for (let from = 0; from < transactions.length; from += TRANSACTIONS_PER_BLOCK) {
    const { timestampSeconds: last } = await driver.head()
    await driver.mine({
      transactions: transactions.slice(from, from + TRANSACTIONS_PER_BLOCK),
      timestampSeconds: last + BLOCK_SECONDS,
    })
  }
}
