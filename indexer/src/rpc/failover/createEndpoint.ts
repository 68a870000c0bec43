import PQueue from 'p-queue'
import { type EIP1193RequestFn, http, webSocket } from 'viem'
import { endpointFault } from './endpointFault.ts'
import { EndpointRestingError } from './endpointRestingError.ts'

/** One JSON-RPC request. */
export type EndpointRequest = { readonly method: string; readonly params?: unknown }

/** One URL of a node, asked no faster than it likes. */
export type Endpoint = {
  /** Holds secrets: show it through `redactUrl` only. */
  readonly url: string
  /** @throws what the node or the way to it says; EndpointRestingError without asking at all. */
  ask(request: EndpointRequest, signal?: AbortSignal): Promise<unknown>
  close(): Promise<void>
}

export type EndpointParameters = {
  readonly url: string
  readonly requestsPerSecond: number
  /** For one request, from when it is sent. */
  readonly timeoutMs: number
  /** How long it is left alone after it failed. */
  readonly restMs?: number
}

/** Requests under way at once: what a browser would open to one host. */
const concurrency = 6

/** What is waited when an endpoint asks for patience and does not say how much. */
const patienceMs = 1_000

/** The longest wait an endpoint may ask for; beyond it, another is asked instead. */
const longestPatienceMs = 3_000

/** A block a sibling already has is usually there a moment later. */
const lagMs = 400

/**
 * Opens an endpoint.
 *
 * Requests wait for their turn, so that no burst meets a public node. When it asks for patience, all
 * of them wait, once; when it does not answer, it is left alone for a while. A range of logs that was
 * once refused is not asked for again, nor any larger one.
 */
export function createEndpoint(parameters: EndpointParameters): Endpoint {
  const { url, requestsPerSecond, timeoutMs, restMs = 15_000 } = parameters
  const { send, pause, close } = openTurns({ url, requestsPerSecond, timeoutMs })
  let resting: { readonly until: number; readonly cause: unknown } | undefined
  let refusedLogs: { readonly span: number; readonly error: unknown } | undefined

  /** @returns whether it is worth asking once more, having waited for it. */
  const digest = async (asked: EndpointRequest, error: unknown): Promise<boolean> => {
    switch (endpointFault(error, asked)) {
      case 'rate-limited': {
        const waitMs = patienceOf(error)
        if (waitMs > longestPatienceMs) resting = { until: Date.now() + waitMs, cause: error }
        if (waitMs > longestPatienceMs) return false
        await pause(waitMs)
        return true
      }
      case 'unknown-block':
        await delay(lagMs)
        return true
      case 'logs-refused':
        refusedLogs = { span: spanOf(asked), error }
        return false
      case 'unreachable':
        resting = { until: Date.now() + restMs, cause: error }
        return false
      case 'answer':
      case 'refused':
        return false
    }
  }

  return {
    url,
    close,
    async ask(asked, signal) {
      if (resting !== undefined && Date.now() < resting.until) {
        throw new EndpointRestingError({ url, cause: resting.cause })
      }
      if (refusedLogs !== undefined && spanOf(asked) >= refusedLogs.span) throw refusedLogs.error
      try {
        return await send(asked, signal)
      } catch (error) {
        signal?.throwIfAborted()
        if (!(await digest(asked, error))) throw error
      }
      try {
        return await send(asked, signal)
      } catch (error) {
        signal?.throwIfAborted()
        // Patience was asked for and given; to go on asking would be hammering.
        if (endpointFault(error, asked) === 'rate-limited') {
          resting = { until: Date.now() + restMs, cause: error }
        }
        throw error
      }
    },
  }
}

/** Requests by turns: so many a second, so many at once, and none while there is a pause. */
function openTurns({ url, requestsPerSecond, timeoutMs }: Omit<EndpointParameters, 'restMs'>): {
  send(asked: EndpointRequest, signal?: AbortSignal): Promise<unknown>
  pause(ms: number): Promise<void>
  close(): Promise<void>
} {
  const { request, close } = openTransport(url)
  const queue = new PQueue({ concurrency, interval: 1_000, intervalCap: requestsPerSecond })
  return {
    close,
    send: (asked, signal) =>
      queue.add(async () => {
        // Looked at when its turn comes: a listener for each that waits would be hundreds on one signal.
        signal?.throwIfAborted()
        const clock = AbortSignal.timeout(timeoutMs)
        const ends = signal === undefined ? clock : AbortSignal.any([clock, signal])
        try {
          return await request(asked as never, { signal: ends } as never)
        } catch (error) {
          // The transport's words for it depend on where it was waiting; a timeout is a timeout.
          throw clock.aborted ? clock.reason : error
        }
      }),
    async pause(ms) {
      queue.pause()
      await delay(ms)
      queue.start()
    },
  }
}

function openTransport(url: string): {
  readonly request: EIP1193RequestFn
  close(): Promise<void>
} {
  if (!/^wss?:/.test(url)) {
    // No batches: public nodes count, cap or refuse them.
    return { request: http(url, { retryCount: 0 })({}).request, close: async () => undefined }
  }
  const { request, value } = webSocket(url, { retryCount: 0 })({})
  return {
    request,
    async close() {
      const socket = await value?.getRpcClient().catch(() => undefined)
      socket?.close()
    },
  }
}

/** Blocks that a request for logs spans; -1 for any other request. */
function spanOf({ method, params }: EndpointRequest): number {
  if (method !== 'eth_getLogs') return -1
  const [filter] = params as readonly { readonly fromBlock?: string; readonly toBlock?: string }[]
  const span = Number(filter?.toBlock) - Number(filter?.fromBlock) + 1
  return Number.isSafeInteger(span) ? span : -1
}

/** Milliseconds that `Retry-After` asks for. A date in it is not read: it is some server's clock. */
function patienceOf(error: unknown): number {
  const { headers } = error as { readonly headers?: Headers }
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : patienceMs
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
