import { afterEach, expect, test } from 'vitest'
import { type CannedServer, openCannedServer, sendJson } from '../../test/cannedServer.ts'
import { endlessFetch } from './endlessFetch.ts'

let server: CannedServer | undefined
afterEach(() => server?.close())

const request = { method: 'POST', body: '{}' }
const events = { 'content-type': 'text/event-stream; charset=utf-8' }

async function firstChunk(response: Response): Promise<string> {
  const chunk = await response.body?.getReader().read()
  return new TextDecoder().decode(chunk?.value)
}

test('default', async () => {
  server = await openCannedServer((_request, response) =>
    response.writeHead(200, events).write('one'),
  )
  const response = await endlessFetch(fetch, 1_000)(server.url, request)
  expect(response.status).toBe(200)
  expect(await firstChunk(response)).toBe('one')
})

test('behavior: what is no stream of events passes as it is', async () => {
  server = await openCannedServer((_request, response) => sendJson(response, { a: 1 }, 400))
  const response = await endlessFetch(fetch, 1_000)(server.url, request)
  expect(await response.json()).toEqual({ a: 1 })
})

test('behavior: every byte begins the silence anew', async () => {
  server = await openCannedServer((_request, response) => {
    response.writeHead(200, events)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const response = await endlessFetch(fetch, 400)(server.url, request)
  const reader = response.body?.getReader()
  const until = Date.now() + 700
  while (Date.now() < until) expect((await reader?.read())?.done).toBe(false)
  await reader?.cancel()
})

test('behavior: a stream that falls silent is cut off', async () => {
  server = await openCannedServer((_request, response) =>
    response.writeHead(200, events).write('one'),
  )
  const text = endlessFetch(fetch, 50)(server.url, request).then((response) => response.text())
  await expect(text).rejects.toMatchObject({ name: 'AbortError' })
})

test('behavior: a caller who stops is obeyed', async () => {
  server = await openCannedServer(() => undefined)
  const stop = new AbortController()
  const asked = endlessFetch(fetch, 5_000)(server.url, { ...request, signal: stop.signal })
  stop.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})

test('error: StreamEndedError', async () => {
  server = await openCannedServer((_request, response) => response.writeHead(200, events).end('x'))
  const response = await endlessFetch(fetch, 1_000)(server.url, request)
  await expect(response.text()).rejects.toMatchObject({ name: 'StreamEndedError' })
})
