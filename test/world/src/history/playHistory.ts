import type { Random } from '../createRandom.ts'
import { createPriceWalk, type Prices, type PriceWalk } from './createPriceWalk.ts'
import { type PlayedChain, playRound } from './playRound.ts'

/** The chains in play and the market and clock they share. */
export type Game = {
  readonly chains: readonly PlayedChain[]
  readonly walk: PriceWalk
  readonly random: Random
}

type PlayHistoryParameters = {
  /** The end of each round, unix seconds, rising. */
  readonly ends: readonly number[]
  readonly onRound?: (step: { readonly done: number; readonly total: number }) => void
}

const MAX_BLOCKS_PER_ROUND = 3
const MAX_MOVES_PER_BLOCK = 6
const GOVERNANCE_PERCENT = 12
/** A crash comes this often, of one asset that gamblers hold. */
const CRASH_PERCENT = 8
const CRASHING = ['LINK', 'ARB', 'OP'] as const
const JUMP_PERCENT = 16
const JUMPING = ['WETH', 'WBTC'] as const

/** Creates a game over chains, from the anchors of the assets on them. */
export function createGame(
  chains: readonly PlayedChain[],
  parameters: { readonly random: Random },
): Game {
  const assets = chains
    .flatMap(({ chain }) => chain.settings.assets)
    .filter(({ staked }) => staked === undefined)
  const anchors = assets.map(({ symbol, anchorPriceUsd8 }) => [symbol, anchorPriceUsd8] as const)
  const walk = createPriceWalk(Object.fromEntries(anchors), parameters.random.fork('prices'))
  return { chains, walk, random: parameters.random.fork('game') }
}

/** Plays round after round on all chains. */
export async function playHistory(game: Game, parameters: PlayHistoryParameters): Promise<void> {
  const { ends, onRound } = parameters
  for (const [index, endSeconds] of ends.entries()) {
    const prices = stepPrices(game)
    await Promise.all(
      game.chains.map((played) => {
        const blockCount = played.random.integer({ min: 1, max: MAX_BLOCKS_PER_ROUND })
        const round = {
          prices,
          endSeconds,
          blockCount,
          maxMovesPerBlock: MAX_MOVES_PER_BLOCK,
          governancePercent: GOVERNANCE_PERCENT,
        }
        return playRound(played, round)
      }),
    )
    onRound?.({ done: index + 1, total: ends.length })
  }
}

/** The time of the newest block of any chain. */
export async function latestSeconds(game: Game): Promise<number> {
  const heads = await Promise.all(game.chains.map(({ chain }) => chain.driver.head()))
  return Math.max(...heads.map(({ timestampSeconds }) => timestampSeconds))
}

/** Draws when rounds end: mostly minutes and hours apart, sometimes days, filling the span. */
export function drawRoundEnds(
  random: Random,
  span: { readonly fromSeconds: number; readonly toSeconds: number; readonly rounds: number },
): readonly number[] {
  const { fromSeconds, toSeconds, rounds } = span
  const weights = Array.from({ length: rounds }, () => drawGapSeconds(random))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight) => {
    passed += weight
    return fromSeconds + Math.floor(((toSeconds - fromSeconds) * passed) / total)
  })
}

/** Draws the time between two rounds. */
export function drawGapSeconds(random: Random): number {
  const draw = random.integer({ min: 1, max: 100 })
  if (draw <= 45) return random.integer({ min: 30, max: 900 })
  if (draw <= 85) return random.integer({ min: 1_800, max: 14_400 })
  return random.integer({ min: 43_200, max: 172_800 })
}

function stepPrices({ walk, random }: Game): Prices {
  walk.step()
  if (random.chance(CRASH_PERCENT))
    walk.jump(random.pick(CRASHING), random.integer({ min: 50, max: 60 }))
  if (random.chance(JUMP_PERCENT))
    walk.jump(random.pick(JUMPING), random.pick([85, 89, 91, 109, 112, 114]))
  return { ...walk.prices }
}
