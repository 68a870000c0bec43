import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Config } from '../config/config.ts'
import { createLogger } from '../log/createLogger.ts'
import { type HttpExchange, type HttpNode, startHttpNode } from '../rpc/pool/fake/httpNode.ts'
import { type RunningServer, startServer } from './startServer.ts'

const root: Address = '0x00000000000000000000000000000000000000b0'
/** The key that lies in the path of every stand-in node's URL. */
const canary = 'cAnArY0123456789'

/** A venue whose contract never says anything: what is tested is the program around it. */
const adapter = {
  id: 'mute',
  label: 'Mute',
  product: 'lending',
  tables: { word: { key: { name: 'text' }, columns: { count: 'integer' } } },
  discover: async (_client: unknown, { chainId, startBlock }: Config['deployments'][number]) => ({
    ...{ venue: 'mute', chainId, root, startBlock, contracts: {} },
  }),
  index: {
    revision: 1,
    topics: [`0x${'01'.repeat(32)}`],
    addresses: () => [root],
    observes: () => [],
    observed: () => [],
  },
  oraclePrices: () => [],
} as unknown as VenueAdapter

let folder: string
let good: HttpNode
let bad: HttpNode
let server: RunningServer | undefined
let log: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-server-'))
  good = await startHttpNode()
  bad = await startHttpNode()
  bad.chainId = 8
  log = ''
})
afterEach(async () => {
  await server?.close()
  server = undefined
  await Promise.all([good.close(), bad.close()])
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<RunningServer> {
  const chainOf = (name: string, id: number, { url }: HttpNode) => ({
    ...{ name, id, endpoints: [{ url }] as const, rpcUrls: [url], pollIntervalMs: 20 },
  })
  const config: Config = {
    databasePath: join(folder, 'one.sqlite'),
    api: { host: '127.0.0.1', port: 0 },
    chains: [chainOf('good', 7, good), chainOf('bad', 8, bad)],
    deployments: [7, 8].map((chainId) => ({ venue: 'mute', chainId, root, startBlock: 90 })),
    assets: [],
    retentionBlocks: 1_000,
    statusThresholds: { warningBelowWad: 2n, marginCallBelowWad: 1n },
    logLevel: 'debug',
    reconcile: { everySeconds: 1, accounts: 4 },
  }
  const stream = {
    write: (text: string) => {
      log += text
    },
  }
  const logger = createLogger({ level: 'debug', stream })
  server = await startServer({ config, adapters: [adapter], logger, version: '1.2.3' })
  return server
}

async function untilHead(chainId: number, number: number): Promise<void> {
  await vi.waitFor(() => expect(server?.store.loadCheckpoint(chainId)?.head.number).toBe(number), {
    timeout: 20_000,
    interval: 20,
  })
}

/** Everything the program shows to anybody. */
async function shown(): Promise<string> {
  const query = `{ _meta { version chains { name state problem } divergences { open total } }
    portfolio(owners: ["${root}"]) { gaps { message } } chains { problem } prices { source } nonsense }`
  const asked = [
    ...['/health', '/ready', '/live', '/status', '/metrics'].map((path) => [path, {}] as const),
    ...[query, query.replace('nonsense', '')].map((text) => {
      const headers = { 'content-type': 'application/json' }
      return [
        '/graphql',
        { method: 'POST', headers, body: JSON.stringify({ query: text }) },
      ] as const
    }),
  ]
  const answers = asked.map(async ([path, init]) =>
    (await fetch(`${server?.url}${path}`, init)).text(),
  )
  return (await Promise.all(answers)).join('\n')
}

const say =
  (text: string, status = 200) =>
  (exchange: HttpExchange) => {
    exchange.response.statusCode = status
    exchange.response.end(text)
    return true
  }
const refuse = (code: number, message: string) =>
  say(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code, message } }))

/** Ways to fail that repeat the URL or the key, as real providers' answers do. */
const failures: readonly (readonly [string, (url: string) => HttpNode['misbehave']])[] = [
  ['F23 a refused key', (url) => say(`invalid api key ${canary} in ${url}`, 401)],
  ['F20 too many requests', (url) => say(`slow down: ${url}`, 429)],
  ['F21 a bill', (url) => refuse(-32_005, `Monthly capacity limit of ${canary} (${url})`)],
  ['F24 a page', (url) => say(`<html>Bad gateway to ${url}</html>`, 502)],
  ['F12 half an answer', () => say(`{"jsonrpc":"2.0","result":"${canary}`)],
  ['F26 an inner error', (url) => refuse(-32_603, `internal error at ${url}?key=${canary}`)],
  ['F25 a missing method', () => refuse(-32_601, `method is not whitelisted for ${canary}`)],
  [
    'F24 a closed line',
    () => (exchange) => {
      exchange.response.destroy()
      return true
    },
  ],
  ['F54 nonsense', () => say('[{"jsonrpc":"2.0","id":1,"result":{"number":"x","hash":7}}]')],
]

test('default: the pages tell of two chains, and closing is in order', async () => {
  const running = await start()
  await untilHead(7, 100)
  await untilHead(8, 100)
  const ready = await fetch(`${running.url}/ready`)
  expect([ready.status, (await fetch(`${running.url}/live`)).status]).toEqual([200, 200])
  const metrics = await (await fetch(`${running.url}/metrics`)).text()
  expect(metrics).toContain('crossmargin_chain_head_block{chain="good"} 100')
  const beganMs = performance.now()
  await running.close()
  server = undefined
  expect(performance.now() - beganMs).toBeLessThan(10_000)
  await expect(fetch(`${running.url}/health`)).rejects.toThrow()
}, 60_000)

test('behavior: no fault of one chain stops the other, and none shows a key', async () => {
  const written: string[] = []
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    }),
  )
  try {
    for (const [, fail] of failures) {
      // Anew each time: a node that was left out for one failure would not be asked for the next.
      log = ''
      bad.misbehave = fail(bad.url)
      await start()
      await untilHead(7, 100)
      await vi.waitFor(() => expect(server?.statuses.get(8)?.state).toBe('unreachable'), 20_000)
      const seen = await shown()
      expect(log).toContain('chain interrupted')
      for (const text of [log, seen]) expect(text).not.toContain(canary)
      expect(seen).toContain('crossmargin_chain_state{chain="bad",state="unreachable"} 1')
      expect(seen).toContain('"live": true')
      await server?.close()
      server = undefined
      rmSync(join(folder, 'one.sqlite'))
    }
    expect(written.join('')).not.toContain(canary)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}, 60_000)
