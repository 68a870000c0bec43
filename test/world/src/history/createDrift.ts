import type { Random } from '../createRandom.ts'
import type { DriftParameters } from '../world.ts'
import type { Prices } from './createPriceWalk.ts'
import { driftPrices } from './driftPrices.ts'
import type { Game } from './playHistory.ts'
import { playRound } from './playRound.ts'

/** Now and then one actor moves while the prices drift. */
const MAX_MOVES_PER_STEP = 1

/** Creates the live step of a game. The first step fixes where the waves start. */
export function createDrift(
  game: Game,
  random: Random,
): (parameters: DriftParameters) => Promise<void> {
  let start: { readonly prices: Prices; readonly seconds: number } | undefined
  return async ({ timestampSeconds = Math.floor(Date.now() / 1_000) }) => {
    start ??= { prices: { ...game.walk.prices }, seconds: timestampSeconds }
    const elapsedSeconds = timestampSeconds - start.seconds
    const prices = driftPrices(start.prices, { elapsedSeconds, random })
    const round = { prices, endSeconds: timestampSeconds, blockCount: 1, governancePercent: 0 }
    await Promise.all(
      game.chains.map((played) =>
        playRound(played, { ...round, maxMovesPerBlock: MAX_MOVES_PER_STEP }),
      ),
    )
  }
}
