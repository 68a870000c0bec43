import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChainHealth } from './chainHealth.ts'
import type { Metrics } from './createMetrics.ts'

/** What the pages say it of. */
export type SupervisionPagesParameters = {
  readonly version: string
  readonly metrics: Metrics
  listHealth(): readonly ChainHealth[]
}

/** Answers a request for one of the pages. @returns whether it was one. */
export type SupervisionPages = (
  path: string,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
) => boolean

type Page = { readonly status: number; readonly body: object }

/**
 * Opens the pages that machines look at: `/health`, `/ready`, `/live`, `/status`, `/metrics`.
 *
 * `/health` says that the process answers; `/ready` that every chain is indexed up to its head;
 * `/live` that no chain has silently ceased to be indexed. A node that is down makes a server not
 * ready, and no restart would mend it, so it stays live.
 */
export function createSupervisionPages(parameters: SupervisionPagesParameters): SupervisionPages {
  const { version, metrics, listHealth } = parameters
  const pages: { readonly [path: string]: () => Page } = {
    '/health': () => ({ status: 200, body: { status: 'ok', version } }),
    '/ready': () => readyPage(listHealth()),
    '/live': () => livePage(listHealth()),
    '/status': () => ({ status: 200, body: { version, chains: listHealth().map(statusOf) } }),
  }
  return (path, { request, response }) => {
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined
    if (page === undefined && path !== '/metrics') return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return true
    }
    if (page === undefined) void sendMetrics(response, metrics)
    else send(response, page())
    return true
  }
}

function readyPage(chains: readonly ChainHealth[]): Page {
  // A chain that is halted is indexed as far as it goes: it is stale, and every answer says so.
  const behind = chains.filter(({ state }) => state !== 'live' && state !== 'stale')
  return {
    status: behind.length === 0 ? 200 : 503,
    body: {
      ready: behind.length === 0,
      waitingFor: behind.map(({ name, state, problem = null }) => ({ name, state, problem })),
    },
  }
}

function livePage(chains: readonly ChainHealth[]): Page {
  const stalled = chains.filter(({ isStalled }) => isStalled).map(({ name }) => name)
  return {
    status: stalled.length === 0 ? 200 : 503,
    body: { live: stalled.length === 0, stalled },
  }
}

function statusOf(chain: ChainHealth): object {
  const { headTimestampSeconds, aliveAtSeconds, endpoints, ...rest } = chain
  return {
    ...rest,
    problem: chain.problem ?? null,
    headNumber: chain.headNumber ?? null,
    latestNumber: chain.latestNumber ?? null,
    lagBlocks: chain.lagBlocks ?? null,
    headAt: isoOf(headTimestampSeconds),
    aliveAt: isoOf(aliveAtSeconds),
    endpoints: endpoints.map(({ ratePerSecond, ...endpoint }) => ({
      ...endpoint,
      headNumber: endpoint.headNumber ?? null,
      ratePerSecond: Number.isFinite(ratePerSecond) ? ratePerSecond : null,
    })),
  }
}

function isoOf(seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1_000).toISOString()
}

function send(response: ServerResponse, { status, body }: Page): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${JSON.stringify(body, null, 2)}\n`)
}

async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  try {
    const text = await metrics.text()
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    response.end(text)
  } catch (error) {
    // What went wrong while counting is nobody's business outside; that it did is.
    void error
    response.writeHead(500).end()
  }
}
