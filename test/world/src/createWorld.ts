import type { Address } from 'viem'
import type { Anvil } from './anvil/spawnAnvil.ts'
import type { Random } from './createRandom.ts'
import { createWorldChain } from './createWorldChain.ts'
import type { DeployedChain } from './deploy/deployChain.ts'
import { addCounts } from './history/countEvents.ts'
import { createDrift } from './history/createDrift.ts'
import { drawGapSeconds, type Game, latestSeconds, playHistory } from './history/playHistory.ts'
import type { AdvanceParameters, World } from './world.ts'

/** A chain that runs and has its contracts. */
export type BootedChain = { readonly anvil: Anvil; readonly chain: DeployedChain }

type CreateWorldParameters = {
  readonly game: Game
  readonly random: Random
  readonly close: () => Promise<void>
}

/** Dresses booted chains as a world. */
export async function createWorld(
  booted: readonly BootedChain[],
  parameters: CreateWorldParameters,
): Promise<World> {
  const { game, close } = parameters
  const counted = booted.map(createWorldChain)
  const chains = counted.map(({ worldChain }) => worldChain)
  const recount = async (): Promise<void> => {
    await Promise.all(counted.map((chain) => chain.recount()))
  }
  const gaps = parameters.random.fork('gaps')
  const drift = createDrift(game, parameters.random.fork('drift'))
  await recount()
  return {
    chains,
    sample: { owner: booted[0]?.chain.cast.owner as Address },
    get counts() {
      return addCounts(chains.map(({ counts }) => counts))
    },
    advance: async (asked = {}) => {
      await playHistory(game, { ends: await drawEnds(game, { ...asked, gaps }) })
      await recount()
    },
    drift: async (asked = {}) => {
      await drift(asked)
      await recount()
    },
    close,
  }
}

async function drawEnds(
  game: Game,
  parameters: AdvanceParameters & { readonly gaps: Random },
): Promise<readonly number[]> {
  const { rounds = 1, secondsPerRound, gaps } = parameters
  const ends: number[] = []
  let end = await latestSeconds(game)
  for (let round = 0; round < rounds; round += 1) {
    end += secondsPerRound ?? drawGapSeconds(gaps)
    ends.push(end)
  }
  return ends
}
