import { BaseError } from '@crossmargin/core'

/** A covariance or correlation matrix has a negative eigenvalue. */
export class NotPositiveSemidefiniteError extends BaseError {
  override name = 'NotPositiveSemidefiniteError'

  constructor(parameters: { readonly what: string; readonly pivot: number; readonly row: number }) {
    const { what, pivot, row } = parameters
    super(`\`${what}\` is not positive semidefinite: pivot ${pivot} in row ${row}.`, {
      metaMessages: [
        'Pivots of a covariance are at least 0; below, some portfolio would have a negative variance.',
        'Repair it first, for example with `repairCorrelation(matrix, { method: "higham" })`.',
      ],
    })
  }
}
