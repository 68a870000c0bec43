import { isWithin, type Tolerance } from './tolerance.ts'
import type { VectorOutcome } from './vectorFamily.ts'

/** One computed figure beside the published one. */
export type CheckedFigure = {
  readonly name: string
  readonly computed: number
  readonly expected: number
  readonly tolerance: Tolerance
  /** What a relative tolerance is relative to; the expected figure itself when left out. */
  readonly scale?: number
}

/** Passes when there is a figure and every one is within its tolerance. */
export function checkFigures(figures: readonly CheckedFigure[]): VectorOutcome {
  if (figures.length === 0) return { passed: false, message: 'no figure was compared' }
  const wrong = figures.filter((figure) => !isWithin(figure.tolerance, figure))
  if (wrong.length === 0) return { passed: true }
  const message = wrong
    .map((it) => {
      const { kind, bound } = it.tolerance
      return `${it.name} is ${it.computed}, published ${it.expected} (${kind} ${bound})`
    })
    .join('; ')
  return { passed: false, message }
}
