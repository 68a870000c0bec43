import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChainStatusBoard } from '../../store/chainStatus.ts'
import { createDivergenceBoard } from '../../store/divergenceBoard.ts'
import type { ChainVitals } from '../startIndexing.ts'
import { listChainHealth } from './chainHealth.ts'
import { createMetrics } from './createMetrics.ts'
import { createSupervisionPages } from './supervisionPages.ts'

let statuses: ReturnType<typeof createChainStatusBoard>
let divergences: ReturnType<typeof createDivergenceBoard>
let vitals: ChainVitals
let headNumber: number | undefined
let server: Server
let url: string

const endpoint: ChainVitals['endpoints'][number] = {
  name: 'mine#0a1b2c3d',
  state: 'closed',
  isLeader: true,
  isVerified: true,
  headNumber: 120,
  underWay: 0,
  meanLatencyMs: 25,
  ratePerSecond: Number.POSITIVE_INFINITY,
  concurrency: 8,
  faults: { 'rate-limited': 2 },
} as never

beforeEach(async () => {
  statuses = createChainStatusBoard([{ chainId: 1, name: 'alpha' }])
  divergences = createDivergenceBoard()
  headNumber = undefined
  vitals = {
    chainId: 1,
    aliveMs: 1_700_000_000_000,
    isStalled: false,
    restarts: 0,
    endpoints: [endpoint],
    reconciled: { rounds: 3, compared: 48 },
  }
  const store = {
    loadCheckpoint: () =>
      headNumber === undefined
        ? undefined
        : ({ head: { number: headNumber, timestampSeconds: 1_700_000_000 } } as never),
  }
  const listHealth = () =>
    listChainHealth({ statuses, divergences, store, listVitals: () => [vitals] })
  const metrics = createMetrics(listHealth)
  const pages = createSupervisionPages({ version: '1.2.3', metrics, listHealth })
  server = createServer((request, response) => {
    if (!pages(request.url ?? '', { request, response })) response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function get(path: string): Promise<readonly [number, unknown]> {
  const response = await fetch(`${url}${path}`)
  return [response.status, await response.json()]
}

function live(): void {
  headNumber = 117
  statuses.set({ chainId: 1, name: 'alpha', state: 'live', latestNumber: 120, problem: undefined })
}

test('default', async () => {
  expect(await get('/health')).toEqual([200, { status: 'ok', version: '1.2.3' }])
  expect(await get('/live')).toEqual([200, { live: true, stalled: [] }])
  expect(await get('/ready')).toEqual([
    503,
    { ready: false, waitingFor: [{ name: 'alpha', state: 'starting', problem: null }] },
  ])
  live()
  expect(await get('/ready')).toEqual([200, { ready: true, waitingFor: [] }])
  expect(await get('/status')).toMatchInlineSnapshot(`
    [
      200,
      {
        "chains": [
          {
            "aliveAt": "2023-11-14T22:13:20.000Z",
            "chainId": 1,
            "divergences": {
              "open": 0,
              "total": 0,
            },
            "endpoints": [
              {
                "concurrency": 8,
                "faults": {
                  "rate-limited": 2,
                },
                "headNumber": 120,
                "isLeader": true,
                "isVerified": true,
                "meanLatencyMs": 25,
                "name": "mine#0a1b2c3d",
                "ratePerSecond": null,
                "state": "closed",
                "underWay": 0,
              },
            ],
            "headAt": "2023-11-14T22:13:20.000Z",
            "headNumber": 117,
            "isStalled": false,
            "lagBlocks": 3,
            "latestNumber": 120,
            "name": "alpha",
            "problem": null,
            "reconciled": {
              "compared": 48,
              "rounds": 3,
            },
            "restarts": 0,
            "state": "live",
          },
        ],
        "version": "1.2.3",
      },
    ]
  `)
})

test('behavior: a chain that silently stands still is not live; one without nodes is not ready', async () => {
  live()
  vitals = { ...vitals, isStalled: true }
  expect(await get('/live')).toEqual([503, { live: false, stalled: ['alpha'] }])
  vitals = { ...vitals, isStalled: false }
  const problem = 'No node answers.'
  statuses.set({ chainId: 1, name: 'alpha', state: 'unreachable', latestNumber: 120, problem })
  expect((await get('/live'))[0]).toBe(200)
  expect(await get('/ready')).toEqual([
    503,
    { ready: false, waitingFor: [{ name: 'alpha', state: 'unreachable', problem }] },
  ])
})

test('behavior: other methods are refused, other paths are not these pages', async () => {
  expect((await fetch(`${url}/health`, { method: 'POST' })).status).toBe(405)
  expect((await fetch(`${url}/metrics`, { method: 'DELETE' })).status).toBe(405)
  expect((await fetch(`${url}/constructor`)).status).toBe(404)
})

async function figures(): Promise<{ readonly [name: string]: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line.startsWith('crossmargin_'))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

test('behavior: metrics say what is the case, at every question anew', async () => {
  expect(await figures()).not.toHaveProperty('crossmargin_chain_lag_blocks{chain="alpha"}')
  live()
  expect(await figures()).toMatchInlineSnapshot(`
    {
      "crossmargin_chain_alive_timestamp_seconds{chain="alpha"}": 1700000000,
      "crossmargin_chain_head_block{chain="alpha"}": 117,
      "crossmargin_chain_head_timestamp_seconds{chain="alpha"}": 1700000000,
      "crossmargin_chain_lag_blocks{chain="alpha"}": 3,
      "crossmargin_chain_latest_block{chain="alpha"}": 120,
      "crossmargin_chain_restarts_total{chain="alpha"}": 0,
      "crossmargin_chain_stalled{chain="alpha"}": 0,
      "crossmargin_chain_state{chain="alpha",state="backfilling"}": 0,
      "crossmargin_chain_state{chain="alpha",state="live"}": 1,
      "crossmargin_chain_state{chain="alpha",state="stale"}": 0,
      "crossmargin_chain_state{chain="alpha",state="starting"}": 0,
      "crossmargin_chain_state{chain="alpha",state="unreachable"}": 0,
      "crossmargin_divergences_open{chain="alpha"}": 0,
      "crossmargin_divergences_total{chain="alpha"}": 0,
      "crossmargin_endpoint_faults_total{chain="alpha",endpoint="mine#0a1b2c3d",kind="rate-limited"}": 2,
      "crossmargin_endpoint_head_block{chain="alpha",endpoint="mine#0a1b2c3d"}": 120,
      "crossmargin_endpoint_latency_seconds{chain="alpha",endpoint="mine#0a1b2c3d"}": 0.025,
      "crossmargin_endpoint_usable{chain="alpha",endpoint="mine#0a1b2c3d"}": 1,
      "crossmargin_reconcile_rounds_total{chain="alpha"}": 3,
      "crossmargin_reconcile_values_total{chain="alpha"}": 48,
    }
  `)
  headNumber = 120
  vitals = { ...vitals, restarts: 1, reconciled: { rounds: 4, compared: 64 }, endpoints: [] }
  const root = '0x00000000000000000000000000000000000000b0'
  const key = { venue: 'bank', chainId: 1, root, owner: root } as const
  divergences.open({ key, blockNumber: 7, field: 'x', indexed: '1', chain: '2' })
  const now = await figures()
  expect(now).toMatchObject({
    'crossmargin_chain_lag_blocks{chain="alpha"}': 0,
    'crossmargin_chain_restarts_total{chain="alpha"}': 1,
    'crossmargin_reconcile_rounds_total{chain="alpha"}': 4,
    'crossmargin_reconcile_values_total{chain="alpha"}': 64,
    'crossmargin_divergences_open{chain="alpha"}': 1,
    'crossmargin_divergences_total{chain="alpha"}': 1,
  })
  // A node that is gone leaves no figure behind.
  expect(Object.keys(now).filter((name) => name.includes('endpoint'))).toEqual([])
  divergences.close(
    'bank:1:0x00000000000000000000000000000000000000b0:0x00000000000000000000000000000000000000b0',
  )
  expect(await figures()).toMatchObject({
    'crossmargin_divergences_open{chain="alpha"}': 0,
    'crossmargin_divergences_total{chain="alpha"}': 1,
  })
})
