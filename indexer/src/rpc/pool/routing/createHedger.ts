import type { Clock } from '../clock.ts'
import type { Endpoint } from '../endpoint/createEndpoint.ts'

/** An answer, and whose it is. */
export type Answered = { readonly endpoint: Endpoint; readonly result: unknown }

/** Asks one node, and a second one where the first is slow. */
export type Hedger = (
  first: Endpoint,
  asking: {
    ask(endpoint: Endpoint): Promise<unknown>
    /** @returns who else may be asked, if anybody. */
    chooseSecond(): Endpoint | undefined
  },
) => Promise<Answered>

/** Extra requests per request, on average: help for the slowest few, not a doubling of the load. */
const extraPerRequest = 0.05
const mostExtraSaved = 3

/**
 * Opens a hedger.
 *
 * A node's slowest answers take many times its usual ones. When an answer takes longer than nearly
 * all before it, a second node is asked, and the first answer of the two is taken.
 */
export function createHedger(parameters: {
  readonly clock: Clock
  readonly hedgeAfterMs: number
}): Hedger {
  const { clock, hedgeAfterMs } = parameters
  let saved = mostExtraSaved
  return async (first, { ask, chooseSecond }) => {
    const answered = async (endpoint: Endpoint): Promise<Answered> => ({
      endpoint,
      result: await ask(endpoint),
    })
    saved = Math.min(saved + extraPerRequest, mostExtraSaved)
    const waiting = new AbortController()
    const asked = answered(first).finally(() => waiting.abort())
    // Whoever wins, the other's failure is heard by nobody else.
    asked.catch(() => undefined)
    const patienceMs = Math.max(hedgeAfterMs, 2 * (first.latency.slowMs() ?? 0))
    await Promise.race([clock.sleep(patienceMs, waiting.signal), asked.catch(() => undefined)])
    const isSlow = !waiting.signal.aborted
    waiting.abort()
    const second = isSlow && saved >= 1 ? chooseSecond() : undefined
    if (second === undefined) return asked
    saved -= 1
    try {
      return await Promise.any([asked, answered(second)])
    } catch {
      return asked
    }
  }
}
