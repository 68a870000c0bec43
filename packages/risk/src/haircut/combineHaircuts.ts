import { assertWithin } from '../matrix/assertWithin.ts'

/** A haircut and why, as a line of a report. */
export type HaircutLine = {
  readonly name: string
  /** Fraction of value not counted, in [0, 1]. */
  readonly haircut: number
}

/** Haircuts taken one after another, and their sum of parts. */
export type CombinedHaircut = {
  /** In [0, 1]. */
  readonly haircut: number
  /** What each line takes of the value; the parts add to the haircut. */
  readonly parts: readonly HaircutLine[]
}

/**
 * Takes haircuts one after another, each of what those before left.
 *
 *     1 − haircut = Π (1 − haircut_i)
 *
 * Rising in every line and never above one. The whole does not depend on the order; how it is split
 * does.
 *
 * @throws ParameterOutOfRangeError where a line is not in [0, 1].
 */
export function combineHaircuts(lines: readonly HaircutLine[]): CombinedHaircut {
  let left = 1
  let haircut = 0
  const parts = lines.map(({ name, haircut: line }) => {
    assertWithin(`haircut "${name}"`, line, { lowest: 0, highest: 1 })
    const part = left * line
    left -= part
    haircut += part
    return { name, haircut: part }
  })
  return { haircut: Math.min(1, haircut), parts }
}

/** Brings a number into [0, 1]. */
export function toShare(value: number): number {
  return Math.min(1, Math.max(0, value))
}
