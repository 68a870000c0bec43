import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, stdout, version } from 'node:process'
import { parseArgs } from 'node:util'
import { bundleScripts } from './bundleScripts.ts'
import { type ChainFiles, generateChain } from './chainFiles.ts'
import type { Floors } from './floorsOnce.ts'
import type { IndexRun } from './indexOnce.ts'
import { type BenchProcess, startProcess } from './startProcess.ts'

/**
 * Indexes generated chains from nothing and prints what it took, with the floors of the same run.
 *
 * @returns whether every state was the one that the generator's own arithmetic arrived at.
 */
export async function benchSync(): Promise<boolean> {
  const { values } = parseArgs({
    args: argv.slice(3),
    options: {
      events: { type: 'string', default: '200000' },
      'logs-per-block': { type: 'string', default: '20,3' },
      latency: { type: 'string', default: '0,50' },
      users: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      retention: { type: 'string', default: '64' },
      profile: { type: 'boolean', default: false },
    },
  })
  const [cpu] = cpus()
  say(`${cpu?.model.trim()}, ${cpus().length} cores; node ${version}`)
  const scripts = await bundleScripts(['floorsOnce', 'indexOnce', 'replayNode'])
  const folder = join(tmpdir(), 'crossmargin-bench-sync')
  mkdirSync(folder, { recursive: true })
  let agreed = true
  for (const logsPerBlock of numbers(values['logs-per-block'])) {
    const chain = generateChain(folder, {
      seed: Number(values.seed),
      events: Number(values.events),
      users: Number(values.users),
      logsPerBlock,
    })
    say(`\n## ${chain.eventCount} events, ${logsPerBlock} a block, ${chain.headNumber} blocks`)
    for (const latencyMs of numbers(values.latency)) {
      const { retention, profile } = values
      agreed = (await benchChain(chain, { scripts, latencyMs, retention, profile })) && agreed
    }
  }
  return agreed
}

type NodeUsage = {
  readonly requests: number
  readonly calls: number
  readonly bytes: number
  readonly cpu: { readonly user: number; readonly system: number }
}

async function benchChain(
  chain: ChainFiles,
  parameters: {
    readonly scripts: (name: string) => string
    readonly latencyMs: number
    readonly retention: string
    readonly profile: boolean
  },
): Promise<boolean> {
  const { scripts, latencyMs, retention, profile } = parameters
  const node = startProcess(scripts('replayNode'), { args: [chain.folder, String(latencyMs)] })
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-bench-store-'))
  let indexer: BenchProcess | undefined
  try {
    const { port } = await node.next<{ port: number }>()
    const url = `http://127.0.0.1:${port}`
    const floors = startProcess(scripts('floorsOnce'), { args: [chain.folder, url] })
    const floor = await floors.next<Floors>()
    const idle = await usageOf(url)
    indexer = startProcess(scripts('indexOnce'), {
      args: [chain.folder, url, join(folder, 'index.sqlite'), retention],
      nodeArgs: profile ? ['--cpu-prof', '--cpu-prof-dir=cpu-profiles'] : [],
    })
    const run = await indexer.next<IndexRun>()
    const used = await usageOf(url)
    return printRun(chain, { run, floor, latencyMs, idle, used })
  } finally {
    node.end()
    if (!profile) indexer?.end()
    rmSync(folder, { recursive: true })
  }
}

function printRun(
  chain: ChainFiles,
  measured: {
    readonly run: IndexRun
    readonly floor: Floors
    readonly latencyMs: number
    readonly idle: NodeUsage
    readonly used: NodeUsage
  },
): boolean {
  const { run, floor, latencyMs, idle, used } = measured
  const { eventCount } = chain
  const perThousand = (count: number): string => ((count * 1_000) / eventCount).toFixed(2)
  const perMillion = (seconds: number): string => ((seconds * 1e6) / eventCount).toFixed(2)
  const nodeCpu = (used.cpu.user + used.cpu.system - idle.cpu.user - idle.cpu.system) / 1e6
  const isEqual = run.stateDigest === chain.stateDigest
  say(`latency ${latencyMs} ms`)
  for (const [name, figure] of [
    ['events/s', Math.round(eventCount / run.seconds).toLocaleString('en')],
    ['CPU seconds per million events', perMillion(run.cpuSeconds)],
    ['… of the node that served it', perMillion(nodeCpu)],
    ['… of the floors together', perMillion(sumOf(floor))],
    ['… one by one', partsOf(floor, perMillion)],
    ['share of the floor', `${((100 * sumOf(floor)) / run.cpuSeconds).toFixed(0)} %`],
    ['peak RSS', `${Math.round(run.peakRssBytes / 2 ** 20)} MiB`],
    ['bytes on disk per event', (run.databaseBytes / eventCount).toFixed(0)],
    ['HTTP requests per 1,000 events', perThousand(used.requests - idle.requests)],
    ['RPC calls per 1,000 events', perThousand(used.calls - idle.calls)],
    ['bytes received per event', ((used.bytes - idle.bytes) / eventCount).toFixed(0)],
    ['positions', `${run.positionCount}`],
    ['state', isEqual ? 'equal to the straight-line fold' : 'DIFFERS from the straight-line fold'],
  ] as const)
    say(`  ${name.padEnd(34)} ${figure}`)
  return isEqual
}

function sumOf(floor: Floors): number {
  return Object.values(floor).reduce((sum, seconds) => sum + seconds, 0)
}

function partsOf(floor: Floors, show: (seconds: number) => string): string {
  return Object.entries(floor)
    .map(([part, seconds]) => `${part} ${show(seconds)}`)
    .join(', ')
}

async function usageOf(url: string): Promise<NodeUsage> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'bench_usage' })
  const answer = await fetch(url, { method: 'POST', body })
  return ((await answer.json()) as { result: NodeUsage }).result
}

function numbers(list: string): readonly number[] {
  return list.split(',').map(Number)
}

function say(line: string): void {
  stdout.write(`${line}\n`)
}
