import type { Address } from 'viem'
import { type ChainDriver, createChainDriver } from './anvil/createChainDriver.ts'
import { type Anvil, spawnAnvil } from './anvil/spawnAnvil.ts'
import { compileContracts } from './compile/compileContracts.ts'
import type { Artifacts } from './compile/compileProject.ts'
import { createRandom, type Random } from './createRandom.ts'
import { type BootedChain, createWorld } from './createWorld.ts'
import { CAST_SIZE, createWorldCast } from './createWorldCast.ts'
import { CHAIN_SETTINGS, type ChainSettings } from './deploy/chainSettings.ts'
import { type DeployedChain, deployChain } from './deploy/deployChain.ts'
import { openChain } from './history/openChain.ts'
import {
  createGame,
  drawRoundEnds,
  type Game,
  latestSeconds,
  playHistory,
} from './history/playHistory.ts'
import { openSampleOwner, settleSampleOwner } from './history/settleSampleOwner.ts'
import { prepareChainRead } from './moves/prepareChainRead.ts'
import type { World, WorldProgress } from './world.ts'

export type BootWorldParameters = {
  /** Default 1. The same seed makes the same transactions and the same block hashes. */
  readonly seed?: number
  /** Unix seconds; the default is fixed. History ends thirty days later. */
  readonly genesisTimestamp?: number
  /** Default: free ports. */
  readonly ports?: readonly [number, number, number]
  /**
   * How many past blocks of a chain can be read, default 600; anvil refuses older ones. Blocks,
   * receipts and logs are kept for ever. A block takes up to a megabyte of memory.
   */
  readonly readableBlocks?: number
  /** Default 1: `safe` is one block behind the head, `finalized` two. A reorg needs more room. */
  readonly slotsInAnEpoch?: number
  readonly onProgress?: (step: WorldProgress) => void
}

const DEFAULT_GENESIS_TIMESTAMP = 1_750_000_000
const HISTORY_SECONDS = 30 * 86_400
const DEFAULT_READABLE_BLOCKS = 600
const ROUNDS = 80
/** Left at the end of history for the sample owner's last step. */
const SETTLE_SECONDS = 60
const TARGET_HEALTH_BPS = 10_000n

/**
 * Boots three local chains with Aave v3.6 and v3.0.2, Morpho Blue and Chainlink feeds, and a month of
 * history.
 *
 * @throws {WorldError} if anvil cannot start or a contract does not compile
 */
export async function bootWorld(parameters: BootWorldParameters = {}): Promise<World> {
  const { seed = 1, genesisTimestamp = DEFAULT_GENESIS_TIMESTAMP, onProgress } = parameters
  const artifacts = await compileContracts((step) => onProgress?.({ kind: 'compile', ...step }))
  const random = createRandom(seed)
  const anvils: Anvil[] = []
  const close = async (): Promise<void> => {
    await Promise.all(anvils.map((anvil) => anvil.close()))
  }
  try {
    anvils.push(...(await spawnAnvils(parameters)))
    const booted = await Promise.all(
      CHAIN_SETTINGS.map(async (settings, index) => {
        const anvil = anvils[index] as Anvil
        return { anvil, chain: await openDeployed({ settings, anvil, artifacts, onProgress }) }
      }),
    )
    const game = toGame(booted, random)
    await playBaseHistory(game, { random, genesisTimestamp, onProgress })
    return await createWorld(booted, { game, random, close })
  } catch (cause) {
    await close()
    throw cause
  }
}

// All or none: when one fails to start, the others are ended before the error is passed on.
async function spawnAnvils(parameters: BootWorldParameters): Promise<readonly Anvil[]> {
  const { genesisTimestamp = DEFAULT_GENESIS_TIMESTAMP, ports } = parameters
  const { readableBlocks = DEFAULT_READABLE_BLOCKS } = parameters
  const started = await Promise.allSettled(
    CHAIN_SETTINGS.map(({ chainId }, index) =>
      spawnAnvil({
        chainId,
        genesisTimestampSeconds: genesisTimestamp,
        port: ports?.[index] ?? 0,
        accountCount: CAST_SIZE,
        slotsInAnEpoch: parameters.slotsInAnEpoch ?? 1,
        readableBlocks,
      }),
    ),
  )
  const anvils = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failure = started.find((result) => result.status === 'rejected')
  if (failure === undefined) return anvils
  await Promise.all(anvils.map((anvil) => anvil.close()))
  throw failure.reason
}

async function openDeployed(parameters: {
  readonly settings: ChainSettings
  readonly anvil: Anvil
  readonly artifacts: Artifacts
  readonly onProgress: ((step: WorldProgress) => void) | undefined
}): Promise<DeployedChain> {
  const { settings, anvil, artifacts, onProgress } = parameters
  const driver: ChainDriver = createChainDriver(anvil.rpcUrl)
  // Anvil's log goes to a pipe: a parent too busy to empty it would bring the chain to a halt.
  await driver.rpc.request('anvil_setLoggingEnabled', [false])
  const cast = createWorldCast(await driver.rpc.request<readonly Address[]>('eth_accounts', []))
  const onBlock = (step: { readonly done: number; readonly total: number }): void =>
    onProgress?.({ kind: 'deploy', label: settings.name, ...step })
  const chain = await deployChain({ settings, driver, cast, artifacts, onBlock })
  await openChain(chain)
  await openSampleOwner(chain)
  return chain
}

function toGame(booted: readonly BootedChain[], random: Random): Game {
  const chains = booted.map(({ chain }) => ({
    chain,
    random: random.fork(chain.settings.name),
    read: prepareChainRead(chain, chain.cast.actors),
  }))
  return createGame(chains, { random })
}

async function playBaseHistory(
  game: Game,
  parameters: {
    readonly random: Random
    readonly genesisTimestamp: number
    readonly onProgress: ((step: WorldProgress) => void) | undefined
  },
): Promise<void> {
  const { random, genesisTimestamp, onProgress } = parameters
  const endSeconds = genesisTimestamp + HISTORY_SECONDS
  const ends = drawRoundEnds(random.fork('time'), {
    fromSeconds: await latestSeconds(game),
    toSeconds: endSeconds - SETTLE_SECONDS,
    rounds: ROUNDS,
  })
  await playHistory(game, {
    ends,
    onRound: (step) => onProgress?.({ kind: 'history', label: 'rounds', ...step }),
  })
  const settle = { healthFactorOfTargetBps: TARGET_HEALTH_BPS, timestampSeconds: endSeconds }
  await Promise.all(game.chains.map(({ chain }) => settleSampleOwner(chain, settle)))
}
