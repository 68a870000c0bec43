import { VectorInputError } from './vectorInputError.ts'

/** How far a computed figure may be from the published one. */
export type Tolerance = {
  readonly kind: 'absolute' | 'relative' | 'significantDigits'
  readonly bound: number
}

/**
 * Reads the tolerance that a file or a case states.
 *
 * A text may have several clauses, separated by comma or semicolon: `delta 1e-3, strike 1e-2`. The
 * clause that names `topic` is taken, else the first that has a number. `relative` and `significant
 * digits` are understood; everything else, and a bare number, is absolute; `exact` is absolute 0.
 *
 * @throws VectorInputError where no number can be found.
 */
export function readTolerance(stated: unknown, topic?: string): Tolerance {
  if (typeof stated === 'number') return { kind: 'absolute', bound: stated }
  if (typeof stated === 'object' && stated !== null) {
    const entries = stated as Readonly<Record<string, unknown>>
    const chosen = entries[topic ?? ''] ?? entries['abs'] ?? entries['absolute']
    if (chosen !== undefined) return readTolerance(chosen, topic)
    const relative = entries['rel'] ?? entries['relative']
    if (relative !== undefined) return { ...readTolerance(relative), kind: 'relative' }
  }
  const clauses = String(stated ?? '').split(/[,;]/)
  const named = clauses.filter((it) => topic !== undefined && it.includes(topic))
  for (const clause of [...named, ...clauses]) {
    const number = /(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(clause)?.[0]
    if (number !== undefined) return { kind: kindOf(clause), bound: Number(number) }
    if (/\bexact\b/.test(clause)) return { kind: 'absolute', bound: 0 }
  }
  throw new VectorInputError({
    problem: `The tolerance ${JSON.stringify(stated)} has no number.`,
    remedy: 'State one, such as "abs 1e-4", "relative 1e-8", "5 significant digits" or "exact".',
  })
}

function kindOf(clause: string): Tolerance['kind'] {
  if (/significant|digits/.test(clause)) return 'significantDigits'
  return /\brel(ative)?\b/.test(clause) ? 'relative' : 'absolute'
}

/** Says whether a figure is within tolerance. Not a number never is. */
export function isWithin(
  tolerance: Tolerance,
  figures: { readonly computed: number; readonly expected: number; readonly scale?: number },
): boolean {
  const { computed, expected, scale = Math.abs(expected) } = figures
  const difference = Math.abs(computed - expected)
  switch (tolerance.kind) {
    case 'absolute':
      return difference <= tolerance.bound
    case 'relative':
      return difference <= tolerance.bound * scale
    case 'significantDigits': {
      // Half a unit in the last digit printed, and a hair for the decimal's own representation.
      const exponent = expected === 0 ? 0 : Math.floor(Math.log10(Math.abs(expected)))
      return difference <= 0.500001 * 10 ** (exponent - tolerance.bound + 1)
    }
  }
}
