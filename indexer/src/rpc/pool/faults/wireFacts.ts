/** What a failed request left behind: all that a fault is told by. */
export type WireFacts = {
  /** JSON-RPC error code, or the socket's own. */
  readonly code?: number | string
  /** HTTP status. */
  readonly status?: number
  /** Messages and bodies, one text. */
  readonly text: string
  readonly retryAfterMs?: number
  /** What the transport itself noticed. */
  readonly noticed?: 'timeout' | 'too-big' | 'unreadable' | 'batch' | 'connection'
}

/** Deeper chains of causes are cut: a cause that is its own cause must not hang us. */
const maximumDepth = 16

/**
 * Collects what an error and its causes say.
 *
 * Any error is taken: our own wire's, viem's, Node.js', or a bare JSON-RPC error object.
 */
export function wireFacts(error: unknown): WireFacts {
  const texts: string[] = []
  let facts: Omit<WireFacts, 'text'> = {}
  let link: unknown = error
  for (let depth = 0; depth < maximumDepth && link !== undefined && link !== null; depth += 1) {
    if (typeof link !== 'object') {
      texts.push(String(link))
      break
    }
    const { facts: carried } = link as { readonly facts?: WireFacts }
    if (carried !== undefined) return carried
    facts = { ...facts, ...ownFacts(link) }
    texts.push(...ownTexts(link))
    link = (link as { readonly cause?: unknown }).cause
  }
  return { ...facts, text: [...new Set(texts)].join('\n') }
}

/** Texts of fields that say something; a chain of causes repeats itself and is deduplicated. */
function ownTexts(link: object): readonly string[] {
  const { message, details, data } = link as { [key: string]: unknown }
  return [message, details, typeof data === 'string' ? data : undefined].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  )
}

function ownFacts(link: object): Omit<WireFacts, 'text'> {
  const { code, status, name } = link as { [key: string]: unknown }
  return {
    ...(typeof code === 'number' || typeof code === 'string' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(name === 'TimeoutError' ? { noticed: 'timeout' as const } : {}),
    ...(name === 'ResponseBodyTooLargeError' ? { noticed: 'too-big' as const } : {}),
    ...(name === 'SyntaxError' ? { noticed: 'unreadable' as const } : {}),
  }
}
