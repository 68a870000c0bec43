import type { WireFacts } from '../faults/wireFacts.ts'
import { WireError } from './wireError.ts'

/** What was answered to a POST. */
export type JsonReply = { readonly status: number; readonly body: unknown }

/** Where to post and what is borne. */
export type PostJsonParameters = {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: unknown
  /** For the whole exchange, body included: a node that drips its answer is cut off, too. */
  readonly timeoutMs: number
  /** A longer answer is cut off while it arrives, before it fills the memory. */
  readonly maxBytes: number
  /** Ends the exchange early. */
  readonly signal: AbortSignal
}

/**
 * Posts JSON and reads JSON.
 *
 * @throws WireError for no connection, no time, too many bytes, or an answer that is no JSON.
 */
export async function postJson(parameters: PostJsonParameters): Promise<JsonReply> {
  const { response, text } = await exchange(parameters)
  const facts = { status: response.status, ...retryAfter(response.headers.get('retry-after')) }
  const parsed = parseJson(text)
  if (parsed === undefined) throw new WireError({ ...facts, ...unreadable(text) })
  if (!response.ok && !isRpcAnswer(parsed))
    throw new WireError({ ...facts, text: text.slice(0, 500) || response.statusText })
  return { status: response.status, body: parsed.value }
}

async function exchange(
  parameters: PostJsonParameters,
): Promise<{ readonly response: Response; readonly text: string }> {
  const { url, headers, body, timeoutMs, signal } = parameters
  const ending = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    ending.abort()
  }, timeoutMs)
  const end = () => ending.abort()
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: ending.signal,
      // A node that sends elsewhere would be handed the request, and what is in it.
      redirect: 'error',
    })
    return { response, text: await readText(response, parameters.maxBytes) }
  } catch (error) {
    if (error instanceof WireError) throw error
    throw new WireError(isLate ? timeoutFacts(timeoutMs) : connectionFacts(error))
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

/** Reads a body chunk by chunk, and stops at the cap. */
async function readText(response: Response, maxBytes: number): Promise<string> {
  const tooBig = () =>
    new WireError({ noticed: 'too-big', text: `the answer is larger than ${maxBytes} bytes` })
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw tooBig()
  }
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks, bytes).toString('utf8')
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      throw tooBig()
    }
    chunks.push(value)
  }
}

/** Facts of an answer that did not come, or not to its end. */
export function timeoutFacts(timeoutMs: number): WireFacts {
  return { noticed: 'timeout', text: `nothing whole came within ${timeoutMs / 1_000} s` }
}

function connectionFacts(error: unknown): WireFacts {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const { code } = cause as { readonly code?: unknown }
  const text = cause instanceof Error ? cause.message : String(cause)
  return { noticed: 'connection', text, ...(typeof code === 'string' ? { code } : {}) }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    // Not being JSON is an answer of its own, told by the first characters.
    void error
    return undefined
  }
}

/** A page instead of an answer is a proxy speaking; anything else that is cut is a cut answer. */
function unreadable(text: string): Pick<WireFacts, 'text' | 'noticed'> {
  const isJsonBegun = /^\s*[[{]/.test(text)
  if (isJsonBegun) return { noticed: 'unreadable', text: 'the answer ends before it is whole' }
  return { noticed: 'connection', text: text.slice(0, 200) }
}

/** A refusal in JSON-RPC goes before the HTTP status it came with. */
function isRpcAnswer({ value }: { readonly value: unknown }): boolean {
  if (Array.isArray(value)) return true
  if (typeof value !== 'object' || value === null) return false
  const { error, result } = value as { readonly error?: unknown; readonly result?: unknown }
  return result !== undefined || (typeof error === 'object' && error !== null)
}

/** Seconds or a date, as HTTP has it; not believed beyond five minutes. */
function retryAfter(header: string | null): { readonly retryAfterMs?: number } {
  if (header === null) return {}
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  if (!(seconds > 0)) return {}
  return { retryAfterMs: Math.min(seconds, 300) * 1_000 }
}
