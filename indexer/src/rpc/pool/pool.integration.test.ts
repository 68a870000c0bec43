import { toHex } from 'viem'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPooledClient, type PooledClient } from './createPooledClient.ts'
import { type HttpExchange, type HttpNode, startHttpNode } from './fake/httpNode.ts'

// Two nodes over real HTTP; the first one, which is preferred, does everything wrong.
let bad: HttpNode
let good: HttpNode
let pooled: PooledClient
let faults: string[]

function open(limits: Partial<Parameters<typeof createPooledClient>[0]['limits']> = {}): void {
  faults = []
  pooled = createPooledClient({
    chainId: 7,
    endpoints: [
      { url: bad.url, alias: 'bad' },
      { url: good.url, alias: 'good' },
    ],
    limits: { timeoutMs: 1_000, maxResponseBytes: 100_000, hedgeAfterMs: 60_000, ...limits },
    onFault: (fault) => faults.push(`${fault.verdict.kind}: ${fault.message}`),
  })
}

beforeEach(async () => {
  bad = await startHttpNode()
  good = await startHttpNode()
  open()
})

afterEach(async () => {
  pooled.pool.close()
  await Promise.all([bad.close(), good.close()])
})

const block = (name: string) =>
  pooled.client.request({ method: 'eth_getBlockByNumber', params: [name, false] } as never)

const lies: readonly (readonly [string, string, (exchange: HttpExchange) => boolean])[] = [
  [
    'F20 429 with a wish to be left alone',
    'rate-limited',
    ({ response }) => {
      response.writeHead(429, { 'retry-after': '1' }).end('{"error":"slow down"}')
      return true
    },
  ],
  [
    'F20 429 inside HTTP 200',
    'rate-limited',
    ({ response, body }) => {
      const { id } = body as { id: number }
      response.end(JSON.stringify({ id, error: { code: 429, message: 'compute units exceeded' } }))
      return true
    },
  ],
  [
    'F12 a body that ends early',
    'response-too-big',
    ({ response }) => {
      response.end('{"jsonrpc":"2.0","id":1,"result":{"num')
      return true
    },
  ],
  [
    'F24 a page instead of an answer',
    'unavailable',
    ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')
      return true
    },
  ],
  [
    'F24 a connection that is cut',
    'unavailable',
    ({ response }) => {
      response.destroy()
      return true
    },
  ],
  [
    'F24 HTTP 502',
    'unavailable',
    ({ response }) => {
      response.writeHead(502).end('Bad Gateway')
      return true
    },
  ],
  [
    'F28 a body that drips for ever',
    'timed-out',
    ({ response }) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write(' '), 50)
      response.on('close', () => clearInterval(drip))
      return true
    },
  ],
  [
    'F28 a body without end',
    'response-too-big',
    ({ response }) => {
      response.writeHead(200)
      const flood = setInterval(() => response.write('x'.repeat(50_000)), 1)
      response.on('close', () => clearInterval(flood))
      return true
    },
  ],
  [
    'F23 a key that is refused',
    'unauthorised',
    ({ response }) => {
      response.writeHead(401).end('invalid api key cAnArY0123456789')
      return true
    },
  ],
]

test.each(lies)('behavior: %s is answered by another node', async (_, kind, misbehave) => {
  // It is well while it is got to know, and falls ill after.
  await block('latest')
  bad.misbehave = misbehave
  expect(await block('latest')).toMatchObject({ number: '0x64' })
  expect(faults[0]).toContain(`${kind}: Node bad#`)
  expect(faults.join()).not.toContain('cAnArY0123456789')
})

test('behavior: F36 a head that stands still is not followed', async () => {
  await pooled.pool.connect({ genesisHash: undefined, finalizedNumber: 0 })
  good.headNumber = 200
  pooled.pool.close()
  open({ surveyMs: 0 })
  await pooled.pool.connect({ genesisHash: undefined, finalizedNumber: 0 })
  expect(await block('latest')).toMatchObject({ number: toHex(200) })
})

test('behavior: F64 a node of another chain is left out', async () => {
  bad.chainId = 8
  expect(await block('latest')).toMatchObject({ number: '0x64' })
  expect(bad.requests.flat()).toEqual(['eth_chainId'])
})

test('behavior: F27 calls made together go together, and one by one where that is refused', async () => {
  await block('latest')
  bad.requests.length = 0
  const many = () => Promise.all([1, 2, 3, 4].map((number) => block(toHex(number))))
  const answers = await many()
  expect(answers.map((it) => (it as { number: string }).number)).toEqual([
    '0x1',
    '0x2',
    '0x3',
    '0x4',
  ])
  bad.misbehave = ({ body, response }) => {
    if (!Array.isArray(body)) return false
    response.end(JSON.stringify({ error: { code: -32600, message: 'batch is not allowed' } }))
    return true
  }
  good.misbehave = bad.misbehave
  expect(await many()).toEqual(answers)
  expect([...bad.requests, ...good.requests].some((methods) => methods.length > 1)).toBe(true)
})

test('behavior: F27 an answer that is left out of a batch is asked for again', async () => {
  await block('latest')
  const drop = ({ body, response }: HttpExchange) => {
    if (!Array.isArray(body)) return false
    const [first] = body as readonly { id: number }[]
    response.end(JSON.stringify([{ id: first?.id, result: { number: '0x1', hash: '0x' } }]))
    return true
  }
  bad.misbehave = drop
  good.misbehave = drop
  const answers = await Promise.all([1, 2].map((number) => block(toHex(number))))
  expect(answers).toMatchObject([{ number: '0x1' }, { number: '0x2' }])
})

test('behavior: F84 a node that comes back at the same address is verified again, and used', async () => {
  await block('latest')
  bad.misbehave = ({ response }) => {
    response.destroy()
    return true
  }
  await block('latest')
  bad.misbehave = undefined
  bad.requests.length = 0
  good.misbehave = ({ response }) => {
    response.destroy()
    return true
  }
  expect(await block('latest')).toMatchObject({ number: '0x64' })
  expect(bad.requests.flat()).toContain('eth_chainId')
})
