import { BaseError } from '@crossmargin/core'

/** An iteration ended without reaching its tolerance. */
export class NoConvergenceError extends BaseError {
  override name = 'NoConvergenceError'

  constructor(parameters: {
    readonly algorithm: string
    readonly iterations: number
    readonly residual: number
    readonly tolerance: number
  }) {
    const { algorithm, iterations, residual, tolerance } = parameters
    super(`${algorithm} stopped after ${iterations} iterations at residual ${residual}.`, {
      metaMessages: [
        `The residual must fall to ${tolerance}.`,
        'Allow more iterations, loosen the tolerance, or give more or better-scaled data.',
      ],
    })
  }
}
