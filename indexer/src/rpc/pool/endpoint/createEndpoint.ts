import { setMaxListeners } from 'node:events'
import type { Clock } from '../clock.ts'
import { classify, verdictOf } from '../faults/classify.ts'
import { RpcFaultError } from '../faults/rpcFaultError.ts'
import type { FaultKind, Verdict } from '../faults/verdict.ts'
import { wireFacts } from '../faults/wireFacts.ts'
import { callNeeds } from '../routing/callNeeds.ts'
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
  /** Logs before this block it has refused as pruned; 0 where it has refused none. */
  logFloor: number
  underWay(): number
  lacks(method: string): boolean
  /**
   * Asks once, when its turn has come.
   *
   * @param signal looked at when the turn comes: what was given up meanwhile is not sent.
   * @throws RpcFaultError, after it was noted what that says of the node; the signal's reason.
   */
  ask(call: RpcCall, signal?: AbortSignal): Promise<unknown>
  /** Notes a fault found in an answer. @returns the error to throw. */
  blame(
    verdict: Verdict,
    about: { readonly method: string; readonly said?: string; readonly code?: number | string },
  ): RpcFaultError
  noteHead(head: Omit<KnownHead, 'advancedAtMs'>): void
  close(): void
}

/** A node that asks for a longer pause than this is left alone and another is asked meanwhile. */
const longestTurnMs = 3_000
/** Nobody waits longer than this for a node that asked for a pause, though it be the only one. */
const longestPatienceMs = 8_000
const unlimited = Number.POSITIVE_INFINITY
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
  const closing = openClosing()
  let underWay = 0
  const endpoint: Endpoint = {
    name,
    config,
    gate,
    breaker: createBreaker(parameters),
    limiter: createRateLimiter({ maxPerSecond: config.maxRequestsPerSecond ?? unlimited, clock }),
    latency: createLatency(),
    faults,
    isVerified: false,
    head: undefined,
    logFloor: 0,
    underWay: () => underWay,
    lacks: (method) => (lacking.get(method) ?? Number.NEGATIVE_INFINITY) > clock.nowMs(),
    async ask(call, signal) {
      if (endpoint.limiter.pausedForMs() > longestPatienceMs) throw pausedFault(endpoint, call)
      await endpoint.limiter.take(closing.signal)
      signal?.throwIfAborted()
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
        noteFloor(endpoint, { call, verdict })
        throw endpoint.blame(verdict, { method: call.method, ...aboutOf(error, redact) })
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
    noteHead(head) {
      endpoint.head = headAfter(endpoint.head, { ...head, nowMs: clock.nowMs() })
    },
    close() {
      closing.abort()
      wire.close()
    },
  }
  return endpoint
}

/** Once a node has said that it pruned the logs of a block, others are asked for older ones first. */
function noteFloor(
  endpoint: Endpoint,
  { call, verdict }: { readonly call: RpcCall; readonly verdict: Verdict },
): void {
  const { from } = callNeeds(call)
  if (verdict.kind !== 'pruned' || call.method !== 'eth_getLogs' || from === undefined) return
  endpoint.logFloor = Math.max(endpoint.logFloor, from + 1)
}

/** What a node said, its secrets taken out. A proxy's status says what its page may not. */
function aboutOf(
  error: unknown,
  redact: (text: string) => string,
): { readonly said: string; readonly code?: number | string } {
  const { status, text, code } = wireFacts(error)
  const said = redact(status === undefined || status < 400 ? text : `HTTP ${status}: ${text}`)
  return code === undefined ? { said } : { said, code }
}

/** The node was not asked, so nothing new is held against it. */
function pausedFault({ name, limiter }: Endpoint, { method }: RpcCall): RpcFaultError {
  const verdict = verdictOf('rate-limited', 'F20')
  const seconds = Math.ceil(limiter.pausedForMs() / 1_000)
  const said = `it asked to be left alone for ${seconds} more seconds`
  return new RpcFaultError({ verdict, endpoint: name, method, said })
}

/** Any number of calls may be waiting for their turn when the node is closed. */
function openClosing(): AbortController {
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  return closing
}

function lackingMs(method: string): number {
  return basicMethods.test(method) ? basicCapabilityMs : capabilityMs
}

function headAfter(
  before: KnownHead | undefined,
  { nowMs, ...head }: Omit<KnownHead, 'advancedAtMs'> & { readonly nowMs: number },
): KnownHead {
  const isHigher = before === undefined || head.number > before.number
  return { ...head, advancedAtMs: isHigher ? nowMs : before.advancedAtMs }
}

/** What a fault says of the node: that it is gone, overtaxed, not to be used for long, or well. */
function suffer(endpoint: Endpoint, verdict: Verdict): void {
  const { breaker, gate, limiter } = endpoint
  const { kind, quarantineMs, retryAfterMs } = verdict
  if (kind === 'rate-limited') limiter.slowDown(retryAfterMs)
  if (kind === 'rate-limited' || kind === 'timed-out') gate.struggled()
  const restMs =
    kind === 'rate-limited' && (retryAfterMs ?? 0) > longestTurnMs ? retryAfterMs : quarantineMs
  // Whoever answers at this address next time may be somebody else.
  if (kind === 'unavailable') endpoint.isVerified = false
  if (restMs !== undefined) breaker.quarantine(restMs)
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

/** A node whose head stands still or is old, or that has not finished syncing, is left out for a while. */
export function headVerdict(standing: 'stuck' | 'outdated' | 'syncing'): Verdict {
  const faultId = standing === 'syncing' ? 'F37' : 'F36'
  return { ...verdictOf('behind', faultId), quarantineMs: 60_000 }
}
