/** What every error of ours is built from. */
export type BaseErrorParameters = {
  /** The lower error this one wraps. */
  readonly cause?: unknown
  /** What was given, what was allowed, and what to do: one sentence each. */
  readonly metaMessages?: readonly string[]
  /** Whether trying the same thing again may work. Retrying is decided by this alone. */
  readonly retryable?: boolean
}

/**
 * The root of every error of ours: what is wrong in one sentence, what right looks like below it, and
 * one decision, `retryable`.
 */
export class BaseError extends Error {
  override name = 'CrossmarginError'
  readonly shortMessage: string
  readonly metaMessages: readonly string[]
  readonly details: string | undefined
  readonly retryable: boolean

  constructor(shortMessage: string, parameters: BaseErrorParameters = {}) {
    const { cause, metaMessages = [], retryable = false } = parameters
    const details = detailsOf(cause)
    super(
      [
        shortMessage,
        ...metaMessages,
        ...(details === undefined ? [] : [`Details: ${details}`]),
      ].join('\n'),
      cause === undefined ? undefined : { cause },
    )
    this.shortMessage = shortMessage
    this.metaMessages = metaMessages
    this.details = details
    this.retryable = retryable
  }

  /** Finds the first error down the chain of causes that the test accepts. */
  walk(accepts: (error: unknown) => boolean): unknown {
    let error: unknown = this
    while (error !== undefined) {
      if (accepts(error)) return error
      error = error instanceof Error ? error.cause : undefined
    }
    return undefined
  }
}

function detailsOf(cause: unknown): string | undefined {
  if (cause === undefined) return undefined
  if (cause instanceof BaseError) return cause.details ?? cause.shortMessage
  if (cause instanceof Error) return cause.message.split('\n')[0]
  return String(cause)
}
