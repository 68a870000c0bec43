import { createTransport, type Transport } from 'viem'
import type { Endpoint, EndpointRequest } from './createEndpoint.ts'
import { endpointFault } from './endpointFault.ts'

/**
 * Asks the first of some endpoints, and the next one where it fails, each for itself.
 *
 * viem's own `fallback` opens its members anew for each request and drops the signal; here an
 * endpoint remembers its limits, and a reading that is given up asks nothing more.
 *
 * @param endpoints at least one, the preferred one first.
 */
export function failoverTransport(endpoints: readonly Endpoint[]): Transport {
  const request = async (
    asked: EndpointRequest,
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown> => {
    let last: unknown
    for (const endpoint of endpoints) {
      try {
        return await endpoint.ask(asked, options?.signal)
      } catch (error) {
        options?.signal?.throwIfAborted()
        last = error
        if (endpointFault(error, asked) === 'answer') break
      }
    }
    throw last
  }
  return () =>
    createTransport(
      {
        key: 'failover',
        name: 'Failover',
        type: 'failover',
        request: request as never,
        // Whether to ask again is decided above, once.
        retryCount: 0,
      },
      // As `fallback` holds its members: who redacts URLs looks for them here.
      { transports: endpoints.map(({ url }) => ({ value: { url } })) },
    )
}
