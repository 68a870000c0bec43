import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { ChainHealth } from './chainHealth.ts'

/** The program's metrics in the Prometheus text format. */
export type Metrics = {
  readonly contentType: string
  text(): Promise<string>
}

const chainStates = ['starting', 'backfilling', 'live', 'stale', 'unreachable'] as const

type ChainFigure = {
  readonly kind: 'gauge' | 'counter'
  readonly name: string
  readonly help: string
  readonly value: (health: ChainHealth) => number | undefined
}

/** One figure a chain, with its name, what it means and where it is read from. */
const chainFigures: readonly ChainFigure[] = [
  {
    kind: 'gauge',
    name: 'crossmargin_chain_head_block',
    help: 'Last indexed block; absent before the first.',
    value: ({ headNumber }) => headNumber,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_chain_head_timestamp_seconds',
    help: "Time of the last indexed block by the chain's clock, Unix seconds.",
    value: ({ headTimestampSeconds }) => headTimestampSeconds,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_chain_latest_block',
    help: 'Head of the chain as its nodes last said; absent before they did.',
    value: ({ latestNumber }) => latestNumber,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_chain_lag_blocks',
    help: 'Blocks the index is behind the nodes; absent where either is unknown.',
    value: ({ lagBlocks }) => lagBlocks,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_chain_alive_timestamp_seconds',
    help: 'Last sign of life of the indexing of a chain, Unix seconds.',
    value: ({ aliveAtSeconds }) => aliveAtSeconds,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_chain_stalled',
    help: '1 while nothing is indexed although the nodes move on, else 0.',
    value: ({ isStalled }) => (isStalled ? 1 : 0),
  },
  {
    kind: 'counter',
    name: 'crossmargin_chain_restarts_total',
    help: 'How often the indexing of a chain was begun anew because it stood still.',
    value: ({ restarts }) => restarts,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_divergences_open',
    help: 'Accounts whose indexed state differs from the chain now; each is a gap in every answer.',
    value: ({ divergences }) => divergences.open,
  },
  {
    kind: 'counter',
    name: 'crossmargin_divergences_total',
    help: 'Accounts ever found to differ since the program began.',
    value: ({ divergences }) => divergences.total,
  },
  {
    kind: 'counter',
    name: 'crossmargin_reconcile_rounds_total',
    help: 'Rounds of comparing the index with the chain.',
    value: ({ reconciled }) => reconciled.rounds,
  },
  {
    kind: 'counter',
    name: 'crossmargin_reconcile_values_total',
    help: 'Single values compared with the chain.',
    value: ({ reconciled }) => reconciled.compared,
  },
]

/**
 * Opens the metrics over chains' health.
 *
 * Nothing is counted here: at every question each figure is read from where the program itself reads
 * it, so a metric cannot say something else than what is the case.
 */
export function createMetrics(listHealth: () => readonly ChainHealth[]): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const figure of chainFigures) registerFigure(registry, { figure, listHealth })
  registerStates(registry, listHealth)
  registerEndpoints(registry, listHealth)
  return { contentType: registry.contentType, text: () => registry.metrics() }
}

function registerFigure(
  registry: Registry,
  parameters: {
    readonly figure: ChainFigure
    readonly listHealth: () => readonly ChainHealth[]
  },
): void {
  const { figure, listHealth } = parameters
  const { kind, name, help, value } = figure
  const settings = { name, help, labelNames: ['chain'], registers: [registry] }
  const each = (put: (chain: string, figure: number) => void) => {
    for (const health of listHealth()) {
      const now = value(health)
      if (now !== undefined) put(health.name, now)
    }
  }
  if (kind === 'gauge') {
    const gauge: Gauge = new Gauge({
      ...settings,
      collect: () => {
        gauge.reset()
        each((chain, now) => gauge.set({ chain }, now))
      },
    })
    return
  }
  const counter: Counter = new Counter({
    ...settings,
    collect: () => {
      counter.reset()
      each((chain, now) => counter.inc({ chain }, now))
    },
  })
}

function registerStates(registry: Registry, listHealth: () => readonly ChainHealth[]): void {
  const gauge: Gauge = new Gauge({
    name: 'crossmargin_chain_state',
    help: '1 for the state a chain is in, 0 for the others.',
    labelNames: ['chain', 'state'],
    registers: [registry],
    collect: () => {
      for (const { name: chain, state: now } of listHealth())
        for (const state of chainStates) gauge.set({ chain, state }, now === state ? 1 : 0)
    },
  })
}

function registerEndpoints(registry: Registry, listHealth: () => readonly ChainHealth[]): void {
  const labelNames = ['chain', 'endpoint']
  const shared = { labelNames, registers: [registry] }
  const up = new Gauge({
    ...shared,
    name: 'crossmargin_endpoint_usable',
    help: '1 while a node is asked, 0 while it rests after faults.',
  })
  const head = new Gauge({
    ...shared,
    name: 'crossmargin_endpoint_head_block',
    help: 'Head a node last told; absent before it did.',
  })
  const latency = new Gauge({
    ...shared,
    name: 'crossmargin_endpoint_latency_seconds',
    help: 'Mean time to an answer, later ones counting for more.',
  })
  const faults: Counter = new Counter({
    name: 'crossmargin_endpoint_faults_total',
    help: 'Faults of a node by kind.',
    labelNames: [...labelNames, 'kind'],
    registers: [registry],
    // The first of the four to be collected would do; all are filled here, so that they agree.
    collect: () => {
      for (const each of [up, head, latency, faults]) each.reset()
      for (const { name: chain, endpoints } of listHealth())
        for (const it of endpoints) {
          const labels = { chain, endpoint: it.name }
          up.set(labels, it.state === 'open' ? 0 : 1)
          latency.set(labels, it.meanLatencyMs / 1_000)
          if (it.headNumber !== undefined) head.set(labels, it.headNumber)
          for (const [kind, count] of Object.entries(it.faults))
            faults.inc({ ...labels, kind }, count)
        }
    },
  })
}
