import { StreamEndedError } from '../errors/streamEndedError.ts'
import type { Fetch } from './graphqlEndpoint.ts'

/**
 * Wraps a `fetch` for streams of events that have no end of their own.
 *
 * - A stream that brings no byte for too long is cut off. A connection that died on the way (a laptop
 *   that slept, a network that changed) raises no error at all; servers send a comment every few
 *   seconds for this reason.
 * - A stream that ends is an error to who reads it, not the silent end of a body: otherwise a reader
 *   that is busy with the last event waits for the next one for ever.
 *
 * Answers that are no stream of events (a refusal) pass as they are.
 *
 * @param silenceMs longest silence borne, the wait for the headers included.
 */
export function endlessFetch(fetch: Fetch, silenceMs: number): Fetch {
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
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
    if (!isStream || response.body === null) {
      clearTimeout(timer)
      return response
    }
    listen()
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        listen()
        controller.enqueue(chunk)
      },
      flush(controller) {
        clearTimeout(timer)
        controller.error(new StreamEndedError({ url, reason: 'the server closed it' }))
      },
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(heard), { status, statusText, headers })
  }
}
