import type { MarginScenario, VolatilityMove } from './marginParameterSet.ts'

/**
 * Builds rows of one weight: every spot move with every volatility move.
 *
 * @param parameters.spotMoves relative: −0.15 is a fall by 15 %.
 * @returns rows named by what they do, `-15% up`.
 */
export function marginGrid(parameters: {
  readonly spotMoves: readonly number[]
  readonly volatility: readonly VolatilityMove[]
  readonly weight?: number
}): readonly MarginScenario[] {
  const { spotMoves, volatility: moves, weight = 1 } = parameters
  return spotMoves.flatMap((spotMove) =>
    moves.map((volatility) => ({
      name: scenarioName({ spotMove, volatility }),
      spotMove,
      volatility,
      weight,
    })),
  )
}

/** Builds tail rows, each with a weight of its own: `[spot move, weight]`. */
export function tailRows(
  tails: readonly (readonly [spotMove: number, weight: number])[],
  volatility: VolatilityMove,
): readonly MarginScenario[] {
  return tails.flatMap(([spotMove, weight]) =>
    marginGrid({ spotMoves: [spotMove], volatility: [volatility], weight }),
  )
}

/** Names a row by what it does: `+4.5% down`. */
export function scenarioName(row: Pick<MarginScenario, 'spotMove' | 'volatility'>): string {
  const percent = Number((row.spotMove * 100).toFixed(4))
  return `${percent > 0 ? '+' : ''}${percent}% ${row.volatility}`
}
