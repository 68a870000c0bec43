import type { Clock } from '../clock.ts'
import { classify, verdictOf } from '../faults/classify.ts'
import { RpcFaultError } from '../faults/rpcFaultError.ts'
import type { FaultKind, Verdict } from '../faults/verdict.ts'
import { wireFacts } from '../faults/wireFacts.ts'
import type { KnownHead } from '../routing/headReview.ts'
import type { RpcCall, Wire } from '../wire/wire.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { createRedactor } from './createRedactor.ts'
import type { EndpointConfig } from './endpointConfig.ts'
import { endpointName } from './endpointName.ts'
import type { Gate } from './gate.ts'
import { createLatency, type Latency } from './latency.ts'
import { createRateLimiter, type RateLimiter } from './rateLimiter.ts'

/** One node of a pool: how to ask it, and what is known of it. */
export type Endpoint = {
  readonly name: string
  readonly config: EndpointConfig
  readonly breaker: Breaker
  readonly limiter: RateLimiter
  readonly gate: Gate
  readonly latency: Latency
  /** Faults so far, by kind. */
  readonly faults: ReadonlyMap<FaultKind, number>
  /** Whether it was seen to serve the right chain since it last could not be reached. */
  isVerified: boolean
  head: KnownHead | undefined
  /** Blocks below this one it has been found to have pruned the logs of; 0 for none. */
  logFloor: number
  underWay(): number
  lacks(method: string): boolean
  /** Asks once. @throws RpcFaultError, after it was noted what that says of the node. */
  ask(call: RpcCall): Promise<unknown>
  /** Notes a fault found in an answer. @returns the error to throw. */
  blame(
    verdict: Verdict,
    about: { readonly method: string; readonly said?: string; readonly code?: number | string },
  ): RpcFaultError
  noteHead(number: number): void
  close(): void
}

/** How long a method that was refused is not asked of a node again. */
const capabilityMs = 10 * 60_000
/** The same of a method that every node has: what refused it is a door before the node, and may open. */
const basicCapabilityMs = 30_000
const basicMethods = /^eth_(blockNumber|call|chainId|getBlockByHash|getBlockByNumber|getLogs)$/

/** Opens one node. */
export function createEndpoint(parameters: {
  readonly chainId: number
  readonly config: EndpointConfig
  readonly wire: Wire
  readonly gate: Gate
  readonly clock: Clock
  readonly random: () => number
  readonly onFault?: ((fault: RpcFaultError) => void) | undefined
}): Endpoint {
  const { chainId, config, wire, gate, clock } = parameters
  const name = endpointName(config.url, config.alias)
  const redact = createRedactor(config.url)
  const lacking = new Map<string, number>()
  const faults = new Map<FaultKind, number>()
  let underWay = 0
  const endpoint: Endpoint = {
    name,
    config,
    gate,
    breaker: createBreaker(parameters),
    limiter: createRateLimiter({
      maxPerSecond: config.maxRequestsPerSecond ?? Number.POSITIVE_INFINITY,
      clock,
    }),
    latency: createLatency(),
    faults,
    isVerified: false,
    head: undefined,
    logFloor: 0,
    underWay: () => underWay,
    lacks: (method) => (lacking.get(method) ?? Number.NEGATIVE_INFINITY) > clock.nowMs(),
    async ask(call) {
      await endpoint.limiter.take()
      endpoint.breaker.begin()
      underWay += 1
      const startedMs = clock.nowMs()
      try {
        const result = await wire.send(call)
        endpoint.latency.add(clock.nowMs() - startedMs)
        endpoint.breaker.succeeded()
        gate.succeeded()
        return result
      } catch (error) {
        const verdict = classify(error, { method: call.method, endpoint: name, chainId })
        const { text, code } = wireFacts(error)
        throw endpoint.blame(verdict, {
          method: call.method,
          said: redact(text),
          ...(code === undefined ? {} : { code }),
        })
      } finally {
        underWay -= 1
      }
    },
    blame(verdict, { method, said, code }) {
      faults.set(verdict.kind, (faults.get(verdict.kind) ?? 0) + 1)
      suffer(endpoint, verdict)
      if (verdict.kind === 'method-missing') lacking.set(method, clock.nowMs() + lackingMs(method))
      const fault = new RpcFaultError({ verdict, endpoint: name, method, said, code })
      parameters.onFault?.(fault)
      return fault
    },
    noteHead(number) {
      endpoint.head = headAfter(endpoint.head, { number, nowMs: clock.nowMs() })
    },
    close: () => wire.close(),
  }
  return endpoint
}

function lackingMs(method: string): number {
  return basicMethods.test(method) ? basicCapabilityMs : capabilityMs
}

function headAfter(
  before: KnownHead | undefined,
  { number, nowMs }: { readonly number: number; readonly nowMs: number },
): KnownHead {
  const isHigher = before === undefined || number > before.number
  return { number, advancedAtMs: isHigher ? nowMs : before.advancedAtMs }
}

/** What a fault says of the node: that it is gone, overtaxed, not to be used for long, or well. */
function suffer(endpoint: Endpoint, verdict: Verdict): void {
  const { breaker, gate, limiter } = endpoint
  const { kind, quarantineMs, retryAfterMs } = verdict
  if (kind === 'rate-limited') limiter.slowDown(retryAfterMs)
  if (kind === 'rate-limited' || kind === 'timed-out') gate.struggled()
  // Whoever answers at this address next time may be somebody else.
  if (kind === 'unavailable') endpoint.isVerified = false
  if (quarantineMs !== undefined) breaker.quarantine(quarantineMs)
  else if (isFailure.has(kind)) breaker.failed()
  else breaker.succeeded()
}

/**
 * Kinds that say the node is not well; the others are answers of a node that works, if only to words
 * that nobody foresaw: a label or a method it does not know must not cost it everything else.
 */
const isFailure: ReadonlySet<FaultKind> = new Set([
  'timed-out',
  'unavailable',
  'internal',
  'aggregator-failed',
])

/** A node whose head stands still, or that has not finished syncing, is left out for a while. */
export function headVerdict(standing: 'stuck' | 'syncing'): Verdict {
  const faultId = standing === 'stuck' ? 'F36' : 'F37'
  return { ...verdictOf('behind', faultId), quarantineMs: 60_000 }
}
