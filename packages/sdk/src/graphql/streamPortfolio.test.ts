import { afterEach, expect, test } from 'vitest'
import { cannedUpdate } from '../../test/cannedPortfolio.ts'
import {
  type CannedServer,
  openCannedServer,
  sendEvents,
  sendJson,
} from '../../test/cannedServer.ts'
import {
  type StreamFailure,
  type StreamPortfolioParameters,
  streamPortfolio,
} from './streamPortfolio.ts'

const soon = { timeout: 5_000 }
let server: CannedServer | undefined
let stop: () => void = () => undefined
afterEach(async () => {
  stop()
  await server?.close()
})

type Seen = {
  readonly cursors: string[]
  readonly failures: StreamFailure[]
  opened: number
}

function watch(url: string, more: Partial<StreamPortfolioParameters> = {}): Seen {
  const seen: Seen = { cursors: [], failures: [], opened: 0 }
  const endpoint = { url, fetch, timeoutMs: 5_000 }
  stop = streamPortfolio(endpoint, {
    owners: ['0x01'],
    onUpdate: ({ cursor }) => seen.cursors.push(cursor),
    onOpen: () => {
      seen.opened += 1
    },
    onError: (failure) => seen.failures.push(failure),
    random: () => 0.999,
    ...more,
  })
  return seen
}

test('default', async () => {
  server = await openCannedServer((_request, response) =>
    sendEvents(response, [cannedUpdate('c1'), cannedUpdate('c2')]),
  )
  const seen = watch(server.url)
  await expect.poll(() => seen.cursors, soon).toEqual(['c1', 'c2'])
  expect(seen).toMatchObject({ failures: [], opened: 1 })
  expect(server.requests[0]?.variables).toEqual({ owners: ['0x01'], after: null })
})

test('behavior: a broken stream is opened again where it ended', async () => {
  server = await openCannedServer((_request, response, count) => {
    sendEvents(response, [cannedUpdate(`c${count}`)])
    if (count === 1) setTimeout(() => response.destroy(), 20)
  })
  const seen = watch(server.url, { after: 'c0' })
  await expect.poll(() => seen.cursors, soon).toEqual(['c1', 'c2'])
  expect(server.requests.map(({ variables }) => variables['after'])).toEqual(['c0', 'c1'])
  expect(seen.failures).toMatchObject([
    { error: { name: 'ServerUnreachableError' }, retryInMs: expect.closeTo(500, -1) },
  ])
})

test('behavior: a stream that the server closes is opened again', async () => {
  server = await openCannedServer((_request, response) => {
    sendEvents(response, [])
    response.end('event: complete\ndata:\n\n')
  })
  const seen = watch(server.url)
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen.failures[0]).toMatchObject({ error: { name: 'StreamEndedError', retryable: true } })
})

test('behavior: a stream that ends on its last event is opened again too', async () => {
  server = await openCannedServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(`event: next\ndata: ${JSON.stringify(cannedUpdate('c1'))}\n\n`)
  })
  const seen = watch(server.url)
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen).toMatchObject({ cursors: ['c1'], failures: [{ error: { retryable: true } }] })
})

test('behavior: a stream that falls silent counts as broken', async () => {
  server = await openCannedServer((_request, response) => sendEvents(response, []))
  const seen = watch(server.url, { silenceMs: 60 })
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen.failures[0]?.retryInMs).toBeDefined()
})

test('behavior: nothing is called after it was stopped', async () => {
  server = await openCannedServer((_request, response) => {
    const timer = setInterval(() => sendEvents(response, [cannedUpdate('c')]), 10)
    response.on('close', () => clearInterval(timer))
  })
  const seen = watch(server.url)
  await expect.poll(() => seen.cursors.length, soon).toBeGreaterThan(0)
  stop()
  const before = { ...seen, cursors: [...seen.cursors] }
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(seen).toEqual(before)
})

test('error: GraphqlRequestError', async () => {
  const errors = [{ message: 'No address.', extensions: { code: 'BAD_USER_INPUT' } }]
  server = await openCannedServer((_request, response, count) => {
    if (count === 1) sendEvents(response, [{ errors }])
    else sendJson(response, { errors }, 400)
  })
  const streamed = watch(server.url)
  await expect.poll(() => streamed.failures.length, soon).toBe(1)
  const refused = watch(server.url)
  await expect.poll(() => refused.failures.length, soon).toBe(1)
  for (const { failures } of [streamed, refused]) {
    expect(failures).toMatchObject([{ error: { code: 'BAD_USER_INPUT' }, retryInMs: undefined }])
  }
})

test('error: ServerUnreachableError', async () => {
  const seen = watch('http://127.0.0.1:1/graphql')
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen).toMatchObject({
    opened: 0,
    failures: [{ error: { name: 'ServerUnreachableError' } }],
  })
})

test('error: UnexpectedAnswerError', async () => {
  server = await openCannedServer((_request, response) => response.writeHead(404).end('no'))
  const seen = watch(server.url)
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen.failures).toMatchObject([{ error: { status: 404 }, retryInMs: undefined }])
})

test('error: InvariantError', async () => {
  server = await openCannedServer((_request, response) => sendJson(response, { data: {} }, 400))
  const seen = watch(server.url)
  await expect.poll(() => seen.failures.length, soon).toBe(1)
  expect(seen.failures).toMatchObject([{ error: { name: 'InvariantError' } }])
})
