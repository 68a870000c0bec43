import { BaseError } from '@crossmargin/core'

/** A time limit that no timer can keep. */
export class InvalidTimeoutError extends BaseError {
  override name = 'InvalidTimeoutError'

  constructor(parameters: { readonly timeoutMs: number; readonly maximumMs: number }) {
    const { timeoutMs, maximumMs } = parameters
    super(`timeoutMs is ${timeoutMs}; it must be above 0 and at most ${maximumMs}.`, {
      metaMessages: ['Give milliseconds: 10000 is ten seconds, and the default.'],
    })
  }
}
