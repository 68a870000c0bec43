import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a stand-in node answers to a method: a result, or a throw for a refusal. */
export type FakeAnswer = (params: readonly unknown[]) => unknown

/** A JSON-RPC node over HTTP that answers what it is told to. For tests: the transport is ours. */
export type FakeNode = {
  readonly url: string
  /** Methods asked so far. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

type Call = { readonly id: number; readonly method: string; readonly params?: readonly unknown[] }

/** A block header of a stand-in chain, as JSON-RPC writes it. */
export function fakeHeader(number: number, timestampSeconds: number): object {
  const hash = `0x${number.toString(16).padStart(64, '0')}`
  const parentHash = `0x${(number - 1).toString(16).padStart(64, '0')}`
  const quantity = (value: number) => `0x${value.toString(16)}`
  return { number: quantity(number), hash, parentHash, timestamp: quantity(timestampSeconds) }
}

/** Starts a stand-in node. A method it was not told of is refused as unknown. */
export async function startFakeNode(answers: {
  readonly [method: string]: FakeAnswer
}): Promise<FakeNode> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request)) as Call | readonly Call[]
    const reply = (call: Call) => {
      asked.push(call.method)
      return replyTo(call, answers)
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(Array.isArray(body) ? body.map(reply) : reply(body as Call)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function replyTo(
  { id, method, params = [] }: Call,
  answers: { readonly [method: string]: FakeAnswer },
): object {
  const answer = answers[method]
  const refused = (code: number, message: string) => ({
    jsonrpc: '2.0',
    id,
    error: { code, message },
  })
  if (answer === undefined) return refused(-32_601, `the method ${method} does not exist`)
  try {
    return { jsonrpc: '2.0', id, result: answer(params) }
  } catch (error) {
    return refused(-32_000, error instanceof Error ? error.message : String(error))
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
