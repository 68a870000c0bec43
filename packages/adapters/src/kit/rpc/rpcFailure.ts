import { redactSecrets } from './redactUrl.ts'

/** Node.js' and fetch's own words for a failed connection, by code. */
const words: { readonly [code: string]: string } = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed by the node',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the host name could not be resolved',
  ETIMEDOUT: 'timed out',
  EHOSTUNREACH: 'host unreachable',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
}

/**
 * Says in a few words why a request to a node failed, without its URL, body or headers.
 *
 * Looks down the chain of causes for what is nearest the wire: a socket's code, an HTTP status, the
 * node's own answer.
 */
export function rpcFailure(error: unknown): string {
  const chain = causesOf(error)
  for (const link of chain.toReversed()) {
    const said = wordsOf(link)
    if (said !== undefined) return said
  }
  const innermost = chain.at(-1)
  const text = innermost instanceof Error ? innermost.message : String(innermost)
  const [first = ''] = text.split('\n')
  return redactSecrets(first).replace(/\.$/, '')
}

function wordsOf(link: unknown): string | undefined {
  if (typeof link !== 'object' || link === null) return undefined
  const { code, status, name, details } = link as {
    code?: unknown
    status?: unknown
    name?: unknown
    details?: unknown
  }
  if (typeof code === 'string' && words[code] !== undefined) return words[code]
  if (name === 'TimeoutError') return 'timed out'
  if (typeof status === 'number') return `HTTP ${status}`
  if (typeof code === 'number' && typeof details === 'string') return redactSecrets(details)
  return undefined
}

function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = []
  // Sixteen is deeper than any library nests; a cause that is its own cause must not hang us.
  for (let link = error; link !== undefined && chain.length < 16; ) {
    chain.push(link)
    link = link instanceof Error ? link.cause : undefined
  }
  return chain
}
