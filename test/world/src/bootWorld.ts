import type { Address } from 'viem'
import { type ChainDriver, createChainDriver } from './anvil/chainDriver.ts'
import { type Anvil, spawnAnvil } from './anvil/spawnAnvil.ts'
import { compileContracts } from './compile/compileContracts.ts'
import type { Artifacts } from './compile/compileProject.ts'
import { type BootedChain, createWorld } from './createWorld.ts'
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
import { prepareChainRead } from './history/readChain.ts'
import { openSampleOwner, settleSampleOwner } from './history/sampleOwner.ts'
import { createRandom, type Random } from './random.ts'
import type { World, WorldProgress } from './world.ts'
import { CAST_SIZE, createWorldCast } from './worldCast.ts'

export type BootWorldParameters = {
  /** Default 1. The same seed makes the same transactions and the same block hashes. */
  readonly seed?: number
  /** Unix seconds; the default is fixed. History ends thirty days later. */
  readonly genesisTimestamp?: number
  /** Default: free ports. */
  readonly ports?: readonly [number, number]
  readonly onProgress?: (step: WorldProgress) => void
}

const DEFAULT_GENESIS_TIMESTAMP = 1_750_000_000
const HISTORY_SECONDS = 30 * 86_400
const ROUNDS = 80
/** Left at the end of history for the sample owner's last step. */
const SETTLE_SECONDS = 60
const TARGET_HEALTH_BPS = 10_000n

/**
 * Boots two local chains with Aave v3.6, Morpho Blue and Chainlink feeds, and a month of history.
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
    const booted = await Promise.all(
      CHAIN_SETTINGS.map(async (settings, index) => {
        const port = parameters.ports?.[index] ?? 0
        const anvil = await spawnAnvil({
          chainId: settings.chainId,
          genesisTimestampSeconds: genesisTimestamp,
          port,
          accountCount: CAST_SIZE,
        })
        anvils.push(anvil)
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

async function openDeployed(parameters: {
  readonly settings: ChainSettings
  readonly anvil: Anvil
  readonly artifacts: Artifacts
  readonly onProgress: ((step: WorldProgress) => void) | undefined
}): Promise<DeployedChain> {
  const { settings, anvil, artifacts, onProgress } = parameters
  const driver: ChainDriver = createChainDriver(anvil.rpcUrl)
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
