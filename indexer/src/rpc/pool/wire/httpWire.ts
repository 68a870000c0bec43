import { setMaxListeners } from 'node:events'
import type { Gate } from '../endpoint/gate.ts'
import { postJson } from './postJson.ts'
import type { RpcCall, Wire } from './wire.ts'
import { WireError } from './wireError.ts'

/** How a node is asked over HTTP. */
export type HttpWireParameters = {
  readonly url: string
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Calls in one request at most; a node that refuses batches is sent one at a time from then on. */
  readonly batchSize: number
  /** How many requests may be under way. */
  readonly gate: Gate
}

type Waiting = {
  readonly id: number
  readonly call: RpcCall
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** Asked alone: what they answer is large, and what they are refused for must be told apart. */
const asksAlone = /^eth_getLogs$|^eth_getBlockReceipts$/

/**
 * Opens the way to a node over HTTP.
 *
 * Calls made at the same time go in one request. While as many requests are under way as the gate
 * lets through, calls gather, so that a slow node gets fewer and larger requests.
 */
export function createHttpWire(parameters: HttpWireParameters): Wire {
  const { gate } = parameters
  const target = targetOf(parameters.url)
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  let waiting: Waiting[] = []
  let isScheduled = false
  let batchSize = parameters.batchSize
  let lastId = 0

  const post = async (calls: readonly Waiting[]): Promise<void> => {
    const bodies = calls.map(({ id, call }) => ({ jsonrpc: '2.0', id, ...call }))
    try {
      const { status, body } = await postJson({
        ...parameters,
        ...target,
        body: bodies.length === 1 ? bodies[0] : bodies,
        signal: closing.signal,
      })
      settle(calls, { body, status })
    } catch (error) {
      for (const call of calls) call.reject(error)
    }
  }
  const send = async (calls: readonly Waiting[]): Promise<void> => {
    const watched = calls.map((call) => ({
      ...call,
      reject(error: unknown) {
        if (error instanceof WireError && error.facts.noticed === 'batch') batchSize = 1
        call.reject(error)
      },
    }))
    await gate.run(() => post(watched))
    flush()
  }
  const flush = (): void => {
    isScheduled = false
    while (waiting.length > 0 && gate.isFree()) {
      const isAlone = asksAlone.test(waiting[0]?.call.method ?? '')
      const until = waiting.findIndex(({ call }) => asksAlone.test(call.method))
      const together = until < 0 ? waiting.length : until
      void send(waiting.splice(0, isAlone ? 1 : Math.min(together, batchSize)))
    }
  }
  return {
    send: (call) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.push({ id: lastId, call, resolve, reject })
        if (isScheduled) return
        isScheduled = true
        setImmediate(flush)
      }),
    close() {
      closing.abort()
      const left = waiting
      waiting = []
      for (const { reject } of left)
        reject(new WireError({ noticed: 'connection', text: 'the pool is closed' }))
    },
  }
}

type Answer = { readonly id?: unknown; readonly result?: unknown; readonly error?: unknown }

/** Gives each call its own answer, by id and never by place. */
function settle(
  calls: readonly Waiting[],
  { body, status }: { readonly body: unknown; readonly status: number },
): void {
  const answers = Array.isArray(body) ? (body as readonly Answer[]) : [body as Answer]
  const byId = new Map(answers.map((answer) => [answer?.id, answer]))
  const isRefusedWhole = calls.length > 1 && !Array.isArray(body)
  for (const call of calls) {
    const answer = calls.length === 1 ? answers[0] : byId.get(call.id)
    if (isRefusedWhole) call.reject(new WireError(wholeFacts(answers[0])))
    else if (answer?.error !== undefined && answer.error !== null)
      call.reject(new WireError(errorFacts(answer.error, status)))
    else if (answer === undefined || answer === null || !('result' in answer))
      call.reject(new WireError({ noticed: missing(calls), text: 'the node left out an answer' }))
    else call.resolve(answer.result)
  }
}

function missing(calls: readonly Waiting[]): 'batch' | 'unreadable' {
  return calls.length > 1 ? 'batch' : 'unreadable'
}

/** One object for many calls: a refusal of something bigger than the batch, or of the batch itself. */
function wholeFacts(answer: Answer | undefined): WireError['facts'] {
  const facts = errorFacts(answer?.error, undefined)
  const isAboutBatch = answer?.error === undefined || /batch/i.test(facts.text)
  return isAboutBatch ? { ...facts, noticed: 'batch' } : facts
}

function errorFacts(error: unknown, status: number | undefined): WireError['facts'] {
  if (typeof error !== 'object' || error === null) return { text: String(error) }
  const { code, message, data } = error as { readonly [key: string]: unknown }
  const texts = [message, typeof data === 'string' ? data : undefined]
  return {
    text: texts.filter((text) => typeof text === 'string').join('\n'),
    ...(typeof code === 'number' ? { code } : {}),
    ...(status === undefined || status < 400 ? {} : { status }),
  }
}

/** User and password of a URL go into a header: fetch takes no URL that holds them. */
function targetOf(text: string): {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
} {
  const url = new URL(text)
  if (url.username === '') return { url: text, headers: {} }
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  return { url: url.href, headers: { authorization: `Basic ${btoa(user)}` } }
}
