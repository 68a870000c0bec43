import type { BenchCase, Engines } from '../benchCase.ts'
import { monteCarloCase } from './monteCarloCase.ts'

/** Full revaluation by the kernels against full revaluation in C. */
export function fullRevaluationCase(engines: Engines): BenchCase {
  const whole = monteCarloCase(engines)
  return {
    ...whole,
    name: 'full revaluation of the same',
    references: whole.references.map(({ target, ...reference }) =>
      // The target for the proxy is against AVX2, the one for full revaluation against libm.
      target === undefined ? { ...reference, target: 3.2 } : reference,
    ),
    contenders: whole.contenders.slice(2),
    notes: [],
  }
}
