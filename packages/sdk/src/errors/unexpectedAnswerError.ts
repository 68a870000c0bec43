import { BaseError } from '@crossmargin/core'

/** Something answered, but not as a crossmargin server does: another program, a proxy, a login page. */
export class UnexpectedAnswerError extends BaseError {
  override name = 'UnexpectedAnswerError'
  readonly status: number

  constructor(parameters: {
    readonly url: string
    readonly status: number
    readonly body: string
    readonly cause?: unknown
  }) {
    const { url, status, body, cause } = parameters
    const start = body.trim().slice(0, 120)
    super(`${url} answered with status ${status}, and not with GraphQL.`, {
      metaMessages: [
        start === '' ? 'The answer was empty.' : `The answer begins: ${start}`,
        'Check that the address is that of a crossmargin server, ending in /graphql.',
      ],
      // A gateway in front of a server that restarts says 5xx; any other answer will stay as it is.
      retryable: status >= 500 || status === 429,
      ...(cause === undefined ? {} : { cause }),
    })
    this.status = status
  }
}
