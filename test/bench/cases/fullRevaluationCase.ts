import type { BenchCase, Engines } from '../benchCase.ts'
import { monteCarloCase } from './monteCarloCase.ts'

/** Full revaluation by the kernels against full revaluation in C. */
export function fullRevaluationCase(engines: Engines): BenchCase {
  const whole = monteCarloCase(engines)
  return {
    ...whole,
    name: 'full revaluation of the same',
    references: whole.references.map(({ target, ...reference }) =>
      // The proxy's target is against four lanes, that of full revaluation against plain libm.
      reference.arguments[0] === 'naive' ? { ...reference, target: 3.2 } : reference,
    ),
    contenders: whole.contenders.slice(2),
    notes: [],
  }
}
