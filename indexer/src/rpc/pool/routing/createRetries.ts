import type { Clock } from '../clock.ts'
import type { Endpoint } from '../endpoint/createEndpoint.ts'
import type { RpcFaultError } from '../faults/rpcFaultError.ts'
import type { FaultKind } from '../faults/verdict.ts'
import type { PoolLimits } from '../poolLimits.ts'
import type { RpcCall } from '../wire/wire.ts'
import { emptyAnswerFault } from './answerFault.ts'
import { createRefusedSpans } from './refusedSpans.ts'

/** A try of a call that failed, and what is left to try. */
export type FailedTry = {
  readonly call: RpcCall
  readonly endpoint: Endpoint
  readonly fault: RpcFaultError
  /** Not to be asked next. */
  readonly tried: Set<Endpoint>
  /** Not to be asked at all. */
  readonly hopeless: Set<Endpoint>
  readonly untilMs: number
  readonly count: number
}

/** Whether a call is tried again, and by whom it is not to be answered. */
export type Retries = {
  /** Who has refused as much before, and the words of one of them. */
  alreadyRefused(call: RpcCall): {
    readonly refused: RpcFaultError | undefined
    readonly tried: Set<Endpoint>
  }
  /** Whether nothing for an answer is the answer, everybody having said so. */
  isAgreedEmpty(failed: FailedTry): boolean
  /** Decides whether there is a next try, and waits for it. @throws the fault where there is none. */
  beforeNext(failed: FailedTry): Promise<void>
}

/** What the same node refuses again, however often: another may take it, or whoever asked asks for less. */
const sizeKinds: ReadonlySet<FaultKind> = new Set([
  'range-too-wide',
  'too-many-results',
  'too-many-addresses',
  'response-too-big',
])

/** Opens what decides about the next try. */
export function createRetries(parameters: {
  readonly endpoints: readonly Endpoint[]
  readonly limits: PoolLimits
  readonly clock: Clock
  pause(attempt: number): Promise<void>
}): Retries {
  const { endpoints, limits, clock, pause } = parameters
  const refusedSpans = createRefusedSpans(clock)
  const alreadyRefused = (call: RpcCall) => {
    const refusals = endpoints.map((it) => refusedSpans.refusal(it, call))
    const tried = new Set(endpoints.filter((_, index) => refusals[index] !== undefined))
    return { refused: refusals.find((it) => it !== undefined), tried }
  }
  /** Another node is asked at once; only before the same ones again there is a pause. */
  const isAnotherLeft = ({ tried, endpoint, fault: { verdict } }: FailedTry): boolean =>
    verdict.retryable === 'other' &&
    endpoints.some((it) => it !== endpoint && !tried.has(it) && it.breaker.isReady())
  const isAgreedEmpty = (failed: FailedTry): boolean =>
    limits.emptyAnswers === 'believed' &&
    failed.fault.verdict.faultId === emptyAnswerFault &&
    !isAnotherLeft(failed)
  const beforeNext = async (failed: FailedTry): Promise<void> => {
    const { call, endpoint, fault, tried, hopeless } = failed
    if (isLasting(fault)) {
      refusedSpans.note({ endpoint, call }, fault)
      hopeless.add(endpoint)
    }
    if (fault.verdict.retryable === 'other') tried.add(endpoint)
    if (clock.nowMs() >= failed.untilMs) throw fault
    if (isAnotherLeft(failed)) return
    if (endpoints.every((it) => hopeless.has(it) || !it.breaker.isReady()) && isLasting(fault))
      throw fault
    tried.clear()
    for (const it of hopeless) tried.add(it)
    await pause(failed.count)
  }
  return { alreadyRefused, isAgreedEmpty, beforeNext }
}

/** An answer that was cut short is not the asker's to shorten, but for logs. */
function isLasting({ verdict: { kind }, method }: RpcFaultError): boolean {
  return kind === 'call-too-big' || (method === 'eth_getLogs' && sizeKinds.has(kind))
}
