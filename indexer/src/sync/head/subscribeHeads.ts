import { openSocket } from '../../rpc/pool/wire/openSocket.ts'
import type { OpenHeads } from './followHeads.ts'

/** How long opening, and subscribing, may take. */
const timeoutMs = 10_000
const maxBytes = 4 * 1_024 * 1_024

/**
 * Makes what opens a subscription to new heads at a node's WebSocket.
 *
 * What a notice says is not read: it only says that there is something to ask for, and what is asked
 * for is checked. A notice of another subscription is none.
 */
export function subscribeHeads(url: string): OpenHeads {
  return async ({ onHead, onEnd }) => {
    let subscription: unknown
    // A first notice may come together with the answer that names its subscription.
    const early = new Set<unknown>()
    const socket = await openSocket({
      url,
      timeoutMs,
      maxBytes,
      onClose: onEnd,
      onNotice(params) {
        const { subscription: id } = (params ?? {}) as { readonly subscription?: unknown }
        if (subscription === undefined) early.add(id)
        else if (id === subscription) onHead()
      },
    })
    try {
      subscription = await socket.request({ method: 'eth_subscribe', params: ['newHeads'] })
    } catch (error) {
      socket.close()
      throw error
    }
    if (early.has(subscription)) onHead()
    early.clear()
    return socket
  }
}
