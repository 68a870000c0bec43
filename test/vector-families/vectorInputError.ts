import { BaseError } from '@crossmargin/core'

/** A vector case has an input that its family does not understand. */
export class VectorInputError extends BaseError {
  override name = 'VectorInputError'

  constructor(parameters: { readonly problem: string; readonly remedy: string }) {
    super(parameters.problem, { metaMessages: [parameters.remedy] })
  }
}
