import { BaseError } from '@crossmargin/core'

/** A margin parameter set cannot be computed with. */
export class InvalidParameterSetError extends BaseError {
  override name = 'InvalidParameterSetError'

  constructor(parameters: {
    readonly parameterSet: string
    readonly path: string
    readonly value: unknown
    readonly bound: string
  }) {
    const { parameterSet, path, value, bound } = parameters
    super(`Parameter set "${parameterSet}" has ${String(value)} in \`${path}\`.`, {
      metaMessages: [
        `It must be ${bound}.`,
        'Correct the parameter set; shares of one, not percent.',
      ],
    })
  }
}
