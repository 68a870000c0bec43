import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeAnswer } from './fakeNode.ts'

/** What a public node puts up with, and whom it asks: answers of a test's own, or another node. */
export type RealisticNodeParameters = {
  readonly answers?: { readonly [method: string]: FakeAnswer }
  /** A node behind this one, asked what `answers` does not say. */
  readonly upstream?: string
  /** Above it, HTTP 429 with `Retry-After`. */
  readonly requestsPerSecond?: number
  /** How many requests are met with HTTP 429 before the first is answered. */
  readonly refuseFirst?: number
  /** Blocks a request for logs may span. */
  readonly logBlocks?: number
  /** Bytes of calldata of one `eth_call`: a stand-in for the cap on its gas. */
  readonly callBytes?: number
  /** Blocks the head is told to be behind. */
  readonly lagBlocks?: number
  readonly latencyMs?: number
}

/** A node that behaves as public ones do. For tests: the transport is ours, the manners are theirs. */
export type RealisticNode = {
  readonly url: string
  /** Requests so far: all, those refused for their number, and how many of each method. */
  counts(): {
    readonly asked: number
    readonly refused: number
    readonly methods: { readonly [method: string]: number }
  }
  close(): Promise<void>
}

type Call = { readonly id: number; readonly method: string; readonly params?: readonly unknown[] }

/** Starts one. It takes no batches, as several public nodes do not. */
export async function startRealisticNode(
  parameters: RealisticNodeParameters,
): Promise<RealisticNode> {
  const methods: { [method: string]: number } = {}
  const recent: number[] = []
  let asked = 0
  let refused = 0
  const isTooMany = (): boolean => {
    const { requestsPerSecond = Number.POSITIVE_INFINITY, refuseFirst = 0 } = parameters
    const now = performance.now()
    recent.push(now)
    while ((recent[0] ?? now) < now - 1_000) recent.shift()
    return asked <= refuseFirst || recent.length > requestsPerSecond
  }
  const server = createServer(async (request, response) => {
    const call = JSON.parse(await textOf(request)) as Call | readonly Call[]
    asked += 1
    if (parameters.latencyMs !== undefined) await delay(parameters.latencyMs)
    response.setHeader('content-type', 'application/json')
    if (isTooMany()) {
      refused += 1
      response.setHeader('retry-after', '1')
      response.statusCode = 429
      return void response.end('Too Many Requests')
    }
    if (Array.isArray(call)) return void response.end(failure(0, -32_600, 'no batches here'))
    const { method } = call as Call
    methods[method] = (methods[method] ?? 0) + 1
    await answer(call as Call, response, parameters)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    counts: () => ({ asked, refused, methods: { ...methods } }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(
  call: Call,
  response: ServerResponse,
  parameters: RealisticNodeParameters,
): Promise<void> {
  const { id, method, params = [] } = call
  const refusal = refusalOf(call, parameters)
  if (refusal !== undefined) return void response.end(failure(id, -32_005, refusal))
  const own = parameters.answers?.[method]
  if (own !== undefined) {
    try {
      return void response.end(JSON.stringify({ jsonrpc: '2.0', id, result: own(params) }))
    } catch (error) {
      return void response.end(failure(id, -32_000, String((error as RangeError).message)))
    }
  }
  if (parameters.upstream === undefined) return void response.end(failure(id, -32_601, method))
  const passed = await lagging(call, { ...parameters, upstream: parameters.upstream })
  response.end(JSON.stringify({ ...passed, id }))
}

function refusalOf(
  { method, params }: Call,
  {
    logBlocks = Number.POSITIVE_INFINITY,
    callBytes = Number.POSITIVE_INFINITY,
  }: RealisticNodeParameters,
): string | undefined {
  const [first] = (params ?? []) as readonly {
    readonly fromBlock?: string
    readonly toBlock?: string
    readonly data?: string
  }[]
  const span = Number(first?.toBlock) - Number(first?.fromBlock) + 1
  if (method === 'eth_getLogs' && span > logBlocks) {
    return `query returned more than 10000 results; try a range of ${logBlocks} blocks`
  }
  const bytes = ((first?.data?.length ?? 2) - 2) / 2
  return method === 'eth_call' && bytes > callBytes ? 'out of gas: gas limit reached' : undefined
}

/** Passes a request on; of the head it tells an older one. */
async function lagging(
  { method, params = [] }: Call,
  { upstream, lagBlocks = 0 }: RealisticNodeParameters & { readonly upstream: string },
): Promise<object> {
  const isHead = method === 'eth_getBlockByNumber' && params[0] === 'latest' && lagBlocks > 0
  if (!isHead) return ask(upstream, method, params)
  const head = (await ask(upstream, 'eth_blockNumber', [])) as { readonly result: string }
  const number = `0x${(Number(head.result) - lagBlocks).toString(16)}`
  return ask(upstream, method, [number, ...params.slice(1)])
}

async function ask(url: string, method: string, params: readonly unknown[]): Promise<object> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body })
  return (await response.json()) as object
}

function failure(id: number, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
