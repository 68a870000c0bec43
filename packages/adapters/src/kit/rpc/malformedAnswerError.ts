import { BaseError } from '@crossmargin/core'

/** A node answered, but not what the protocol says it answers. Another try may meet a saner node. */
export class MalformedAnswerError extends BaseError {
  override name = 'MalformedAnswerError'

  constructor(parameters: { readonly field: string; readonly value: unknown }) {
    super(
      `The node answered ${JSON.stringify(parameters.value)?.slice(0, 80)} as ${parameters.field}.`,
      {
        metaMessages: ['It is asked again; if it goes on, use another RPC URL for this chain.'],
        retryable: true,
      },
    )
  }
}
