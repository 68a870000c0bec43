import type { Fetch } from './graphqlEndpoint.ts'

/**
 * Wraps a `fetch` so that an answer is cut off when it brings no byte for too long.
 *
 * A connection that died on the way (a laptop that slept, a network that changed) raises no error at
 * all: the stream just stays silent. Servers send a comment every few seconds for this reason.
 *
 * @param silenceMs longest silence borne, headers included.
 */
export function withSilenceLimit(fetch: Fetch, silenceMs: number): Fetch {
  return async (url, init = {}) => {
    const silence = new AbortController()
    let timer = setTimeout(() => silence.abort(), silenceMs)
    const listen = () => {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), silenceMs)
    }
    const signals = init.signal ? [init.signal, silence.signal] : [silence.signal]
    const signal = AbortSignal.any(signals)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
    const response = await fetch(url, { ...init, signal })
    listen()
    if (response.body === null) return response
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        listen()
        controller.enqueue(chunk)
      },
      flush: () => clearTimeout(timer),
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(heard), { status, statusText, headers })
  }
}
