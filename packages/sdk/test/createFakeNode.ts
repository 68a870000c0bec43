import { type Client, createClient, http } from 'viem'

/** One JSON-RPC request, as it arrives. */
export type FakeRequest = { readonly method: string; readonly params: readonly unknown[] }

/** A node that answers as it is told, behind a real HTTP transport. */
export type FakeNode = {
  readonly client: Client
  /** Methods asked for so far, in order. */
  readonly methods: readonly string[]
}

export type FakeNodeParameters = {
  readonly chainId: number
  readonly url?: string
  readonly timestampSeconds?: number
  /** Answers to `eth_call`, by the data sent. */
  readonly views?: { readonly [data: string]: string }
  /** What of the head is otherwise, asked each time. */
  readonly head?: () => { readonly number: string; readonly hash: string }
  /** Asked first: a response of its own, one that never comes, or `undefined` for the usual one. */
  readonly intercept?: (request: FakeRequest) => Response | Promise<Response> | undefined
}

/** The head of every fake chain. */
const head = {
  number: '0x10',
  hash: `0x${'ab'.repeat(32)}`,
  parentHash: `0x${'aa'.repeat(32)}`,
}

/** Starts a fake node. It has no port: requests end in the transport's own `fetch`. */
export function createFakeNode(parameters: FakeNodeParameters): FakeNode {
  const { url = 'https://node.example/', intercept } = parameters
  const methods: string[] = []
  const fetchFn = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const body = JSON.parse(String(init?.body)) as Partial<FakeRequest> & { id: number }
    const { id, method = '', params = [] } = body
    const request = { method, params }
    methods.push(request.method)
    return intercept?.(request) ?? toResponse({ id, result: resultOf(request, parameters) })
  }
  const transport = http(url, { retryCount: 0, fetchFn: fetchFn as typeof fetch })
  return { client: createClient({ transport }), methods }
}

/** An answer of a node that refuses. */
export function refusal(message: string): Response {
  return toResponse({ id: 1, error: { code: -32_000, message } })
}

/** An answer that never comes, whatever the asker does about it. */
export function silence(): Promise<Response> {
  return new Promise(() => undefined)
}

function resultOf(request: FakeRequest, parameters: FakeNodeParameters): unknown {
  const { chainId, timestampSeconds = 1_000_000, views = {} } = parameters
  switch (request.method) {
    case 'eth_chainId':
      return `0x${chainId.toString(16)}`
    case 'eth_getBlockByNumber': {
      // Of a chain without labels: its node knows no `safe` and no `finalized`.
      if (request.params[0] !== 'latest') return null
      const shown = { ...head, ...parameters.head?.() }
      return { ...shown, timestamp: `0x${timestampSeconds.toString(16)}` }
    }
    case 'eth_call': {
      const [call] = request.params as [{ data: string }]
      return views[call.data] ?? '0x'
    }
    default:
      return null
  }
}

function toResponse(body: object): Response {
  return Response.json({ jsonrpc: '2.0', ...body })
}
