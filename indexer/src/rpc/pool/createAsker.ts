import type { Clock } from './clock.ts'
import type { Endpoint } from './endpoint/createEndpoint.ts'
import { verdictOf } from './faults/classify.ts'
import { RpcFaultError } from './faults/rpcFaultError.ts'
import type { Heads } from './heads.ts'
import type { PoolLimits } from './poolLimits.ts'
import { answerFault } from './routing/answerFault.ts'
import { type CallNeeds, callNeeds } from './routing/callNeeds.ts'
import { chooseEndpoint } from './routing/chooseEndpoint.ts'
import { type Answered, createHedger, type Hedger } from './routing/createHedger.ts'
import { createRetries } from './routing/createRetries.ts'
import type { RpcCall } from './wire/wire.ts'

/** Asks calls of a pool's nodes. */
export type Asker = {
  /** Asks whoever fits, and others until one answers or the signal is aborted. */
  ask(call: RpcCall, signal?: AbortSignal): Promise<unknown>
  /** Asks one node and no other; a pause and a second try where the node itself asks for it. */
  askOf(endpoint: Endpoint, call: RpcCall): Promise<unknown>
  /**
   * Chooses a node for a call, waiting for one to have rested where none may be asked now.
   *
   * @throws RpcFaultError when waiting would take longer than a call may wait.
   */
  choose(
    call: { readonly method: string; readonly needs: CallNeeds },
    parameters: { readonly tried: Set<Endpoint>; readonly untilMs: number },
  ): Promise<Endpoint>
  /** Waits longer each time, scattered. */
  pause(attempt: number): Promise<void>
}

const firstPauseMs = 200
const longestPauseMs = 3_000

/** What an asker is opened with. */
export type CreateAskerParameters = {
  readonly endpoints: readonly Endpoint[]
  readonly heads: Heads
  readonly limits: PoolLimits
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  /** Makes sure the node serves this chain. @throws RpcFaultError */
  verify(endpoint: Endpoint): Promise<void>
}

/** Opens the one place where it is decided whether a call is tried again, where, and when. */
export function createAsker(parameters: CreateAskerParameters): Asker {
  const { endpoints, heads, limits, clock, random, signal: closing, verify } = parameters
  const hedge = createHedger({ clock, hedgeAfterMs: limits.hedgeAfterMs })
  const { alreadyRefused, isAgreedEmpty, beforeNext } = createRetries({
    ...parameters,
    pause: (count) => asker.pause(count),
  })
  const asker: Asker = {
    async ask(call, signal) {
      const { refused, tried } = alreadyRefused(call)
      if (refused !== undefined && tried.size === endpoints.length) throw refused
      const asked = { call, tried, signal, hopeless: new Set(tried) }
      const untilMs = clock.nowMs() + limits.maxWaitMs
      let last: RpcFaultError | undefined
      const choice = { method: call.method, needs: callNeeds(call) }
      for (let count = 0; count < limits.maxAttempts && !closing.aborted; count += 1) {
        signal?.throwIfAborted()
        const endpoint = await asker.choose(choice, { tried, untilMs }).catch((error) => {
          // Why nobody is left to ask says more than that nobody is.
          throw last ?? refused ?? error
        })
        try {
          return await attempt({ ...parameters, ...asked, hedge, endpoint })
        } catch (error) {
          if (!(error instanceof RpcFaultError) || error.verdict.retryable === 'never') throw error
          last = error
          const failed = { ...asked, endpoint, fault: error, untilMs, count }
          if (isAgreedEmpty(failed)) return '0x'
          await beforeNext(failed)
        }
      }
      throw last ?? closedFault(call)
    },
    async askOf(endpoint, call) {
      await verify(endpoint)
      await assertReaches(heads, { endpoint, call, needs: callNeeds(call) })
      for (let count = 0; ; count += 1) {
        try {
          const result = await endpoint.ask(call)
          return await believed(heads, { call, answered: { endpoint, result } })
        } catch (error) {
          const isAgain = error instanceof RpcFaultError && error.verdict.retryable === 'same'
          if (!isAgain || count >= 1) throw error
          await asker.pause(count)
        }
      }
    },
    async choose({ method, needs }, { tried, untilMs }) {
      for (;;) {
        const leader = heads.leader()
        const chosen = chooseEndpoint(endpoints, { method, needs, tried, leader })
        if (chosen !== undefined) return chosen
        const rested = lastResort(endpoints, { tried, method })
        if (rested === undefined) throw noneFault({ method, endpoints })
        const waitMs = rested.breaker.lastResortAtMs() - clock.nowMs()
        if (waitMs <= 0) return rested
        if (clock.nowMs() + waitMs > untilMs || closing.aborted)
          throw noneFault({ method, endpoints })
        await clock.sleep(waitMs, closing)
      }
    },
    pause: (count) => {
      const longest = Math.min(firstPauseMs * 2 ** count, longestPauseMs)
      return clock.sleep(longest / 2 + (longest / 2) * random(), closing)
    },
  }
  return asker
}

/** Asks one node, and a second one where it is slow. */
async function attempt(
  asked: Omit<CreateAskerParameters, 'signal'> & {
    readonly hedge: Hedger
    readonly call: RpcCall
    readonly endpoint: Endpoint
    readonly tried: ReadonlySet<Endpoint>
    readonly signal: AbortSignal | undefined
  },
): Promise<unknown> {
  const { endpoints, heads, verify, hedge, call, endpoint, tried, signal } = asked
  const needs = callNeeds(call)
  await verify(endpoint)
  await assertReaches(heads, { endpoint, call, needs })
  const ask = (chosen: Endpoint) => chosen.ask(call, signal)
  const chooseSecond = () => {
    const others = new Set([...tried, endpoint])
    const found = chooseEndpoint(endpoints, { ...asChoice(call, heads), tried: others })
    return found?.isVerified === true && hasBlocks(found, needs) ? found : undefined
  }
  const answered =
    endpoints.length === 1
      ? { endpoint, result: await ask(endpoint) }
      : await hedge(endpoint, { ask, chooseSecond })
  return believed(heads, { call, answered })
}

function asChoice(call: RpcCall, heads: Heads) {
  return { method: call.method, needs: callNeeds(call), leader: heads.leader() }
}

function hasBlocks({ head }: Endpoint, { to }: CallNeeds): boolean {
  return to === undefined || (head !== undefined && head.number >= to)
}

/**
 * Logs up to a block that a node does not have yet come without an error and without the logs, so
 * they are never asked of it.
 */
async function assertReaches(
  heads: Heads,
  asked: { readonly endpoint: Endpoint; readonly call: RpcCall; readonly needs: CallNeeds },
): Promise<void> {
  const { endpoint, call, needs } = asked
  if (call.method !== 'eth_getLogs' || needs.to === undefined) return
  if (await heads.reaches(endpoint, needs.to)) return
  throw endpoint.blame(verdictOf('behind', 'F31'), {
    method: call.method,
    said: `its head is block ${endpoint.head?.number ?? 0}, before block ${needs.to}`,
  })
}

/**
 * Takes an answer for what it is, unless it is the kind that is given for want of data.
 *
 * Nothing for a block is believed of a node whose head is below it: it may be the chain that is
 * shorter now. Nothing for anything else is told, so that the next node is asked.
 */
async function believed(
  heads: Heads,
  { call, answered }: { readonly call: RpcCall; readonly answered: Answered },
): Promise<unknown> {
  const { endpoint, result } = answered
  const fault = answerFault(call, result)
  if (fault === undefined) {
    heads.learn(endpoint, call, result)
    return result
  }
  const { to } = callNeeds(call)
  if (fault.isMissing && to !== undefined) {
    // Asked anew: what it had before, it may have given up in a reorganisation.
    endpoint.head = undefined
    if (!(await heads.reaches(endpoint, to))) return result
  }
  throw endpoint.blame(fault.verdict, { method: call.method, said: 'it answers with nothing' })
}

function lastResort(
  endpoints: readonly Endpoint[],
  { tried, method }: { readonly tried: ReadonlySet<Endpoint>; readonly method: string },
): Endpoint | undefined {
  return endpoints
    .filter((it) => !tried.has(it) && !it.lacks(method))
    .sort((a, b) => a.breaker.lastResortAtMs() - b.breaker.lastResortAtMs())[0]
}

function noneFault(asked: {
  readonly method: string
  readonly endpoints: readonly Endpoint[]
}): RpcFaultError {
  const { method, endpoints } = asked
  const lacksAll = endpoints.every((it) => it.lacks(method))
  return new RpcFaultError({
    verdict: verdictOf(lacksAll ? 'method-missing' : 'unavailable', lacksAll ? 'F25' : 'F24'),
    endpoint: endpoints.map(({ name }) => name).join(', '),
    method,
    said: lacksAll ? 'no node offers it' : 'every node is left alone for a while',
  })
}

function closedFault({ method }: RpcCall): RpcFaultError {
  const verdict = verdictOf('unavailable')
  return new RpcFaultError({ verdict, endpoint: 'pool', method, said: 'the pool is closed' })
}
