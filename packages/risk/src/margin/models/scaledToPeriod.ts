import { InvalidMarginPeriodError } from '../../errors/invalidMarginPeriodError.ts'
import type { MarginParameterSet } from '../../scenario/parameter-sets/marginParameterSet.ts'

/**
 * Scales a parameter set to another margin period of risk: the time a closing-out may take.
 *
 *     move' = max(−1, move·√(toDays/fromDays)),  volatility up' = up·√, down' = down·√, basis moves likewise
 *
 * Moves of independent days grow with the square root of time. Weights, factors and contingencies stay:
 * they stand for costs that do not grow with waiting. Two rows that meet at −100 % remain two rows.
 *
 * @param parameters.fromDays the period the set was made for; its own where left out.
 * @throws InvalidMarginPeriodError where a period is not positive, or neither is stated.
 */
export function scaledToPeriod(
  set: MarginParameterSet,
  parameters: { readonly toDays: number; readonly fromDays?: number },
): MarginParameterSet {
  const { toDays, fromDays = set.marginPeriodDays } = parameters
  for (const periodDays of [fromDays, toDays]) {
    if (typeof periodDays !== 'number' || !(periodDays > 0 && Number.isFinite(periodDays))) {
      throw new InvalidMarginPeriodError({ parameterSet: set.name, periodDays })
    }
  }
  const root = Math.sqrt(toDays / Number(fromDays))
  const scaled = (move: number): number => Math.max(-1, move * root)
  const { volatilityShock, basis } = set
  return {
    ...set,
    name: `${set.name}, ${toDays} days`,
    marginPeriodDays: toDays,
    scenarios: set.scenarios.map((row) => ({ ...row, spotMove: scaled(row.spotMove) })),
    volatilityShock: {
      ...volatilityShock,
      up: volatilityShock.up * root,
      down: volatilityShock.down * root,
    },
    ...(basis === undefined
      ? {}
      : { basis: { ...basis, upMove: scaled(basis.upMove), downMove: scaled(basis.downMove) } }),
  }
}
