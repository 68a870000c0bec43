import { BaseError } from '@crossmargin/core'

/** A worker thread did not start, or died, or was closed while it was at work. */
export class WorkerFailedError extends BaseError {
  override name = 'WorkerFailedError'

  constructor(parameters: { readonly cause: unknown }) {
    const { cause } = parameters
    super('A worker thread ended before its work was done.', {
      cause,
      retryable: true,
      metaMessages: [
        'Nothing was returned; the other workers were ended too.',
        'Ask again, or compute without workers: `revaluePaths` and `riskArrays` give the same figures.',
      ],
    })
  }
}
