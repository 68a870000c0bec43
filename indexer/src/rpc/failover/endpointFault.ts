/**
 * What an endpoint's failure says about asking it again.
 *
 * - `rate-limited`: it asks for patience.
 * - `unreachable`: nothing came back, or nothing that a node says.
 * - `unknown-block`: it lags behind whoever named the block.
 * - `logs-refused`: the range of logs was too much for it.
 * - `answer`: the node's own word on the request; another node would say the same.
 * - `refused`: it will not do this; another may.
 */
export type EndpointFault =
  | 'rate-limited'
  | 'unreachable'
  | 'unknown-block'
  | 'logs-refused'
  | 'answer'
  | 'refused'

const unknownBlock =
  /header not found|unknown block|block (?:\S+ )?not found|could not find block|missing trie node|no state available/i

const rateLimited =
  /too many requests|rate.?limit|request limit|compute units|call rate|capacity.*exceeded|quota/i

/**
 * Classifies a failed request. Nodes agree on few codes, so words decide where codes do not.
 *
 * @param parameters.method of the request; a refusal of `eth_getLogs` is about its range.
 */
export function endpointFault(
  error: unknown,
  parameters: { readonly method: string },
): EndpointFault {
  const links = causesOf(error)
  const isLogs = parameters.method === 'eth_getLogs'
  // Before codes are looked at: a timeout of the platform's has one that no node ever gave.
  if (links.some(({ name }) => name === 'TimeoutError')) {
    return isLogs ? 'logs-refused' : 'unreachable'
  }
  const status = links.map(({ status: value }) => value).find((it) => typeof it === 'number')
  const code = links.map(({ code: value }) => value).findLast((it) => typeof it === 'number')
  const text = links.map(({ details, message }) => `${details ?? ''} ${message ?? ''}`).join(' ')
  if (status === 429 || code === 429 || code === -32_029 || rateLimited.test(text)) {
    return 'rate-limited'
  }
  if (unknownBlock.test(text)) return 'unknown-block'
  if (code === 3 || /execution reverted/i.test(text)) return 'answer'
  if (isLogs && (code !== undefined || isTooMuch(status))) return 'logs-refused'
  return code === undefined ? 'unreachable' : 'refused'
}

/** Proxies before a node have statuses of their own for what takes too long or is too large. */
function isTooMuch(status: unknown): boolean {
  return status === 400 || status === 408 || status === 413 || status === 503 || status === 504
}

/** As much of an error as is looked at. */
type ErrorLink = {
  readonly code?: unknown
  readonly status?: unknown
  readonly name?: unknown
  readonly details?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}

function causesOf(error: unknown): readonly ErrorLink[] {
  const links: ErrorLink[] = []
  for (let link = error; typeof link === 'object' && link !== null && links.length < 16; ) {
    links.push(link)
    link = (link as ErrorLink).cause
  }
  return links
}
