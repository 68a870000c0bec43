import { redactSecrets } from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'

/** An error as it is logged. */
export type SerializedError = {
  readonly type: string
  readonly message: string
  readonly stack?: string
  readonly retryable?: boolean
  readonly cause?: SerializedError
}

/** Deeper chains of causes are cut: no error of ours nests that far. */
const maximumDepth = 8

/**
 * Writes an error for the log: name, message, stack and causes, URLs redacted.
 *
 * Nothing else is taken from it: libraries hang requests, headers and bodies onto their errors.
 */
export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: redactSecrets(String(error)) }
  return {
    type: error.name,
    message: redactSecrets(error.message),
    ...(error.stack === undefined ? {} : { stack: redactSecrets(error.stack) }),
    ...(error instanceof BaseError ? { retryable: error.retryable } : {}),
    ...(error.cause === undefined || depth >= maximumDepth
      ? {}
      : { cause: serializeError(error.cause, depth + 1) }),
  }
}
