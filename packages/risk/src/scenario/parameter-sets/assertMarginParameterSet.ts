import { InvalidParameterSetError } from '../../errors/invalidParameterSetError.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'

/** Prices multiplied by 101: beyond it a table holds a slip of the pen, not a scenario. */
const highestMove = 100

/** Numbers of a set that may be below zero: slopes of caps and widths over time. */
const signedPaths = /TermSlope$|volatilityScale$|spotMove$|downMove$|Addend$/

/**
 * Refuses a set that could not be computed with, or whose rows could not be told apart.
 *
 * Every number, however deep, is finite and, unless it is a move or a slope, not negative: a NaN in a
 * table would make every comparison false and the worst loss zero.
 *
 * @throws InvalidParameterSetError naming the path, the value and the bound.
 */
export function assertMarginParameterSet(set: MarginParameterSet): void {
  const refuse = (path: string, value: unknown, bound: string): never => {
    throw new InvalidParameterSetError({ parameterSet: set.name, path, value, bound })
  }
  if (set.scenarios.length === 0) refuse('scenarios', 'no rows', 'at least one row')
  assertNumbers(set, { path: '', refuse })
  const names = new Set<string>()
  for (const { name, spotMove, volatility } of set.scenarios) {
    if (name === '' || names.has(name)) refuse('scenarios', name, 'a name of its own')
    names.add(name)
    if (spotMove < -1 || spotMove > highestMove) {
      refuse(`scenarios.${name}.spotMove`, spotMove, `in [-1, ${highestMove}]`)
    }
    if (volatility.endsWith('skew') && set.skewShock === undefined) {
      refuse(`scenarios.${name}.volatility`, volatility, 'no skew, as `skewShock` is absent')
    }
  }
  if (set.aggregation.kind === 'same-row' && set.aggregation.gainOffset > 1) {
    refuse('aggregation.gainOffset', set.aggregation.gainOffset, 'in [0, 1]')
  }
  if (set.basis !== undefined && set.basis.downMove < -1) {
    refuse('basis.downMove', set.basis.downMove, 'in [-1, 100]')
  }
}

function assertNumbers(
  value: unknown,
  parameters: {
    readonly path: string
    readonly refuse: (path: string, value: unknown, bound: string) => never
  },
): void {
  const { path, refuse } = parameters
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(path, value, 'a finite number')
    if (value < 0 && !signedPaths.test(path)) refuse(path, value, 'at least 0')
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    assertNumbers(part, { path: path === '' ? key : `${path}.${key}`, refuse })
  }
}
