import type { AaveAccountState, AaveHolding } from './prepareChainRead.ts'
import type { Turn } from './turn.ts'

/** Picks one of a player's holdings that fit; undefined when none does. */
export function pickWhere(
  turn: Turn,
  parameters: {
    readonly player: AaveAccountState
    readonly has: (holding: AaveHolding) => boolean
  },
): AaveHolding | undefined {
  const candidates = parameters.player.holdings.filter(parameters.has)
  return candidates.length === 0 ? undefined : turn.random.pick(candidates)
}
