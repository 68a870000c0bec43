import { BaseError } from '@crossmargin/core'

/** Time ran out. Never leaves the package: it becomes a gap. */
export class NoAnswerError extends BaseError {
  override name = 'NoAnswerError'

  constructor(parameters: { readonly timeoutMs: number }) {
    super(`no answer within ${parameters.timeoutMs / 1_000} s`, { retryable: true })
  }
}
