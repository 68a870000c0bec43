import { redactUrl, rpcFailure } from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'

/** An endpoint failed a moment ago and is left alone for a while: it was not asked. */
export class EndpointRestingError extends BaseError {
  override name = 'EndpointRestingError'

  constructor(parameters: { readonly url: string; readonly cause: unknown }) {
    const { url, cause } = parameters
    // The cause is named and not attached: its own text holds the whole URL.
    super(`${redactUrl(url)} does not answer (${rpcFailure(cause)})`, { retryable: true })
  }
}
