import { afterEach, expect, test } from 'vitest'
import { type CannedServer, openCannedServer, sendJson } from '../../test/cannedServer.ts'
import { ServerUnreachableError } from '../errors/serverUnreachableError.ts'
import { requestGraphql } from './requestGraphql.ts'

let server: CannedServer | undefined
afterEach(() => server?.close())

test('default', async () => {
  server = await openCannedServer((_request, response) => sendJson(response, { data: { ok: 1 } }))
  const endpoint = { url: server.url, fetch, timeoutMs: 5_000 }
  const data = await requestGraphql(endpoint, { document: 'query { ok }', variables: { a: 1 } })
  expect(data).toEqual({ ok: 1 })
  expect(server.requests).toEqual([{ query: 'query { ok }', variables: { a: 1 } }])
})

test('error: ServerUnreachableError', async () => {
  const endpoint = { url: 'http://127.0.0.1:1/graphql', fetch, timeoutMs: 5_000 }
  const request = requestGraphql(endpoint, { document: 'query { ok }' })
  await expect(request).rejects.toBeInstanceOf(ServerUnreachableError)
  await expect(request).rejects.toMatchObject({ retryable: true })
})

test('behavior: a server that does not answer in time counts as unreachable', async () => {
  server = await openCannedServer(() => undefined)
  const endpoint = { url: server.url, fetch, timeoutMs: 50 }
  await expect(requestGraphql(endpoint, { document: 'query { ok }' })).rejects.toMatchObject({
    name: 'ServerUnreachableError',
    details: 'The operation was aborted due to timeout',
  })
})
