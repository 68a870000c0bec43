import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process, { argv, cpuUsage, exit, resourceUsage, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { venueAdapters } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { createLogger, openSqliteReader, type RunningServer, startServer } from 'crossmargin'
import { type ChainFiles, stateDigest } from './chainFiles.ts'
import { contracts } from './syntheticAave.ts'

// Indexes a generated chain from nothing with the program as users run it, in a process of its own,
// so that its CPU time and its memory are its own.

const [, , folder = '', url = '', databasePath = '', retention = '64'] = argv
const chain = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')) as ChainFiles
const adapters = venueAdapters.filter(({ id }) => id === 'aave-v3')
const deployment = { venue: 'aave-v3', chainId: 1337, root: contracts.provider as Address }

/** What one run came to. */
export type IndexRun = {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakRssBytes: number
  readonly databaseBytes: number
  readonly stateDigest: string
  readonly positionCount: number
}

const before = { at: performance.now(), cpu: cpuUsage() }
const server = await startServer({
  config: {
    databasePath,
    api: { host: '127.0.0.1', port: 0 },
    chains: [
      { name: 'synthetic', id: 1337, endpoints: [{ url }], rpcUrls: [url], pollIntervalMs: 50 },
    ],
    deployments: [{ ...deployment, startBlock: 1 }],
    assets: [],
    retentionBlocks: Number(retention),
    statusThresholds: { warningBelowWad: 125n * 10n ** 16n, marginCallBelowWad: 105n * 10n ** 16n },
    logLevel: 'warn',
  },
  adapters,
  logger: createLogger({ level: 'warn', stream: process.stderr }),
  version: '0.0.0',
})
await untilHead(server)
const seconds = (performance.now() - before.at) / 1_000
const cpu = cpuUsage(before.cpu)
const peakRssBytes = peakRss()
await server.close()
const run: IndexRun = {
  seconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakRssBytes,
  databaseBytes: statSync(databasePath).size,
  ...storedState(),
}
stdout.write(`${JSON.stringify(run)}\n`)
exit(0)

/** As Linux says it of this program alone: what `resourceUsage` says is inherited by a new process. */
function peakRss(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1_024
  } catch {
    return resourceUsage().maxRSS * 1_024
  }
}

async function untilHead({ store }: RunningServer): Promise<void> {
  while (store.loadCheckpoint(1337)?.head.number !== chain.headNumber) await sleep(10)
}

function storedState(): Pick<IndexRun, 'stateDigest' | 'positionCount'> {
  const reader = openSqliteReader({ path: databasePath, adapters })
  const rows = reader.rows(deployment)
  const positions = rows.list('position', {}) as readonly Row[]
  const reserves = rows.list('reserve', {}) as readonly Row[]
  const digest = stateDigest(
    positions.map((it) => ({
      owner: String(it['owner']),
      asset: String(it['asset']),
      supply: it['scaled_supply'] as bigint,
      debt: it['scaled_debt'] as bigint,
      isCollateral: it['is_collateral'] === true,
    })),
    reserves.map((it) => ({
      asset: String(it['asset']),
      supply: it['scaled_supply'] as bigint,
      debt: it['scaled_debt'] as bigint,
      liquidityIndex: it['liquidity_index_ray'] as bigint,
      debtIndex: it['debt_index_ray'] as bigint,
    })),
  )
  reader.close()
  return digest
}

type Row = { readonly [column: string]: unknown }
