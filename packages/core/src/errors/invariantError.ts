import { BaseError } from './baseError.ts'

/** Something that can only be false through a mistake of ours was false. The block is rolled back. */
export class InvariantError extends BaseError {
  override name = 'InvariantError'

  constructor(parameters: { readonly invariant: string; readonly cause?: unknown }) {
    super(`Broken invariant: ${parameters.invariant}.`, {
      metaMessages: ['This is a defect of crossmargin, not of your input. Please report it.'],
      ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
    })
  }
}
