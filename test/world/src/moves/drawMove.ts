import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { Random } from '../createRandom.ts'

type DrawMoveParameters<move> = {
  /** The moves and how often each is drawn. */
  readonly moves: readonly (readonly [weight: number, move: move])[]
  /** Makes the transaction of a move; undefined when the player is in no position for it. */
  readonly make: (move: move) => ChainTransaction | undefined
}

const ATTEMPTS = 4

/** Draws moves by weight until one can be made. */
export function drawMove<move>(
  random: Random,
  parameters: DrawMoveParameters<move>,
): ChainTransaction | undefined {
  const { moves, make } = parameters
  const total = moves.reduce((sum, [weight]) => sum + weight, 0)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    let left = random.integer({ min: 1, max: total })
    const drawn = moves.find(([weight]) => {
      left -= weight
      return left <= 0
    })
    const transaction = drawn === undefined ? undefined : make(drawn[1])
    if (transaction !== undefined) return transaction
  }
  return undefined
}
