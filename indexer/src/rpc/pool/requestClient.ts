import { type Client, createClient, type Transport } from 'viem'
import type { RpcCall } from './wire/wire.ts'

/**
 * Makes a viem client of a function that asks.
 *
 * The transport is made here and not by viem's `custom`, which wraps every error and tries again by
 * a policy of its own: errors must arrive as they are thrown, and be retried in one place.
 */
export function requestClient(
  ask: (call: RpcCall, signal?: AbortSignal) => Promise<unknown>,
): Client {
  const request = (
    { method, params }: { method: string; params?: unknown },
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown> =>
    ask({ method, params: Array.isArray(params) ? params : [] }, options?.signal)
  const transport = (() => ({
    config: {
      key: 'pool',
      name: 'Pool of nodes',
      type: 'pool',
      request,
      retryCount: 0,
      retryDelay: 0,
      timeout: undefined,
    },
    request,
  })) as unknown as Transport
  return createClient({ transport })
}
