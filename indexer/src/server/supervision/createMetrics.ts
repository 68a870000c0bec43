import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { ChainHealth } from './chainHealth.ts'

/** The program's metrics in the Prometheus text format. */
export type Metrics = {
  readonly contentType: string
  text(): Promise<string>
}

type Named = { readonly kind: 'gauge' | 'counter'; readonly name: string; readonly help: string }
type ChainFigure = Named & { readonly value: (health: ChainHealth) => number | undefined }
type EndpointFigure = Named & {
  readonly value: (endpoint: ChainHealth['endpoints'][number]) => number | undefined
}
type Labels = { readonly [name: string]: string }
type Sample = { readonly labels: Labels; readonly value: number | undefined }

const chainStates = ['starting', 'backfilling', 'live', 'stale', 'unreachable'] as const

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

/** One figure a node. */
const endpointFigures: readonly EndpointFigure[] = [
  {
    kind: 'gauge',
    name: 'crossmargin_endpoint_usable',
    help: '1 while a node is asked, 0 while it rests after faults.',
    value: ({ state }) => (state === 'open' ? 0 : 1),
  },
  {
    kind: 'gauge',
    name: 'crossmargin_endpoint_head_block',
    help: 'Head a node last told; absent before it did.',
    value: ({ headNumber }) => headNumber,
  },
  {
    kind: 'gauge',
    name: 'crossmargin_endpoint_latency_seconds',
    help: 'Mean time to an answer, later ones counting for more.',
    value: ({ meanLatencyMs }) => meanLatencyMs / 1_000,
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
  const register = createRegistrar(registry, listHealth)
  for (const { value, ...named } of chainFigures)
    register({ ...named, labelNames: [] }, (health) => [{ labels: {}, value: value(health) }])
  register(
    {
      kind: 'gauge',
      name: 'crossmargin_chain_state',
      help: '1 for the state a chain is in, 0 for the others.',
      labelNames: ['state'],
    },
    ({ state: now }) =>
      chainStates.map((state) => ({ labels: { state }, value: now === state ? 1 : 0 })),
  )
  for (const { value, ...named } of endpointFigures)
    register({ ...named, labelNames: ['endpoint'] }, ({ endpoints }) =>
      endpoints.map((it) => ({ labels: { endpoint: it.name }, value: value(it) })),
    )
  register(
    {
      kind: 'counter',
      name: 'crossmargin_endpoint_faults_total',
      help: 'Faults of a node by kind.',
      labelNames: ['endpoint', 'kind'],
    },
    ({ endpoints }) =>
      endpoints.flatMap(({ name: endpoint, faults }) =>
        Object.entries(faults).map(([kind, value]) => ({ labels: { endpoint, kind }, value })),
      ),
  )
  return { contentType: registry.contentType, text: () => registry.metrics() }
}

/** Registers figures that fill themselves anew each time they are asked for, each on its own. */
function createRegistrar(registry: Registry, listHealth: () => readonly ChainHealth[]) {
  return (
    named: Named & { readonly labelNames: readonly string[] },
    samplesOf: (health: ChainHealth) => readonly Sample[],
  ): void => {
    const { kind, name, help } = named
    const labelNames = ['chain', ...named.labelNames]
    const fill = (put: (labels: Labels, value: number) => void) => {
      for (const health of listHealth())
        for (const { labels, value } of samplesOf(health))
          if (value !== undefined) put({ chain: health.name, ...labels }, value)
    }
    const settings = { name, help, labelNames, registers: [registry] }
    if (kind === 'gauge') {
      const gauge: Gauge = new Gauge({
        ...settings,
        collect: () => {
          gauge.reset()
          fill((labels, value) => gauge.set(labels, value))
        },
      })
    } else {
      const counter: Counter = new Counter({
        ...settings,
        collect: () => {
          counter.reset()
          fill((labels, value) => counter.inc(labels, value))
        },
      })
    }
  }
}
