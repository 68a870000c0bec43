import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server was asked. */
export type CannedRequest = {
  readonly query: string
  readonly variables: { readonly [name: string]: unknown }
}

export type CannedServer = {
  readonly url: string
  readonly requests: readonly CannedRequest[]
  close(): Promise<void>
}

/** A plain HTTP server at `/graphql` that answers whatever a test wants it to. */
export async function openCannedServer(
  answer: (request: CannedRequest, response: ServerResponse, count: number) => void,
): Promise<CannedServer> {
  const requests: CannedRequest[] = []
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(await bodyOf(request)) as CannedRequest
    requests.push(asked)
    answer(asked, response, requests.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with one GraphQL result. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** Begins a stream of server-sent events, or goes on with it. */
export function sendEvents(response: ServerResponse, results: readonly unknown[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(':\n\n')
  for (const result of results) response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
