import type { RevaluationBook } from '../kernels/paths/revaluationBook.ts'
import type { RevaluationProxy } from '../kernels/paths/revaluationProxy.ts'

/** What all chunks of a task have in common: each worker gets it once. */
export type TaskContext =
  | { readonly kind: 'full'; readonly book: RevaluationBook }
  | { readonly kind: 'proxy'; readonly proxy: RevaluationProxy }
  | { readonly kind: 'grid'; readonly scenarioCount: number }

/** Nanoseconds of one thread, as benched: an option on a path, an underlying on a path, a cell. */
const nanoseconds = { optionPath: 7, underlyingPath: 55, cell: 5.5 }

/**
 * Estimates how long one thread takes for one path, or for one contract, in nanoseconds.
 *
 * Where a task is cut and whether workers are asked depends on it, never a figure. It looks at the
 * input alone: the same input is cut alike on every machine.
 */
export function unitNanoseconds(context: TaskContext): number {
  switch (context.kind) {
    case 'full': {
      const options = context.book.parts.reduce((sum, { pairs }) => sum + 2 * pairs, 1)
      return options * nanoseconds.optionPath
    }
    case 'proxy':
      return (1 + context.proxy.parts.length) * nanoseconds.underlyingPath
    case 'grid':
      return (1 + context.scenarioCount) * nanoseconds.cell
  }
}
