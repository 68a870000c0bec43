import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toHex } from 'viem'
import { fakeHash } from './fakeNodes.ts'

/** What one HTTP exchange is about. */
export type HttpExchange = {
  readonly body: unknown
  readonly methods: readonly string[]
  readonly response: ServerResponse
}

/** A real HTTP server on the loopback that answers as a small chain, or as a test wants it to. */
export type HttpNode = {
  readonly url: string
  headNumber: number
  chainId: number
  /** Takes an exchange over; what it returns `false` for is answered properly. */
  misbehave: ((exchange: HttpExchange) => boolean) | undefined
  /** Methods of each request. */
  readonly requests: (readonly string[])[]
  close(): Promise<void>
}

type Call = { readonly id: number; readonly method: string; readonly params: readonly unknown[] }

/** Starts such a node. */
export async function startHttpNode(): Promise<HttpNode> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const body = JSON.parse(text) as Call | readonly Call[]
    const calls = Array.isArray(body) ? (body as readonly Call[]) : [body as Call]
    const methods = calls.map(({ method }) => method)
    node.requests.push(methods)
    if (node.misbehave?.({ body, methods, response }) === true) return
    const answers = calls.map(({ id, method, params }) => ({
      jsonrpc: '2.0',
      id,
      result: answerOf(node, { method, params }),
    }))
    response.setHeader('content-type', 'application/json')
    // In another order than asked: answers are told apart by their ids alone.
    response.end(JSON.stringify(Array.isArray(body) ? answers.reverse() : answers[0]))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const node: HttpNode = {
    url: `http://127.0.0.1:${port}/v2/cAnArY0123456789`,
    headNumber: 100,
    chainId: 7,
    misbehave: undefined,
    requests: [],
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return node
}

function answerOf(
  { headNumber, chainId }: HttpNode,
  { method, params }: Pick<Call, 'method' | 'params'>,
): unknown {
  if (method === 'eth_chainId') return toHex(chainId)
  if (method === 'eth_blockNumber') return toHex(headNumber)
  if (method === 'eth_getLogs') return []
  if (method !== 'eth_getBlockByNumber') return '0x01'
  const number = String(params[0]).startsWith('0x') ? Number(params[0]) : headNumber
  if (number > headNumber) return null
  return {
    number: toHex(number),
    hash: fakeHash(number),
    parentHash: fakeHash(number - 1),
    timestamp: toHex(number * 12),
  }
}
