import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { Clock } from './clock.ts'
import type { Asker } from './createAsker.ts'
import type { Endpoint } from './endpoint/createEndpoint.ts'
import { verdictOf } from './faults/classify.ts'
import { RpcFaultError } from './faults/rpcFaultError.ts'
import type { Heads } from './heads.ts'
import type { PoolLimits } from './poolLimits.ts'
import { requestClient } from './requestClient.ts'
import type { CallNeeds } from './routing/callNeeds.ts'

/** Work that asks several things of one node. */
export type Units = {
  /**
   * Runs a unit of work against one node; anew against another one where that fails.
   *
   * @param needs the blocks the node must have, before and, near the head, still after.
   */
  run<result>(needs: CallNeeds, work: (client: Client) => Promise<result>): Promise<result>
}

/** Answers of one node that contradict each other so often within a minute are no chance. */
const liesToCondemn = 3
const lieMemoryMs = 60_000
/** Tries of a unit of work at the least, however few nodes there are. */
const leastTries = 3
/** Within so many blocks of the head a node is asked again whether it had what it answered for. */
const nearHeadBlocks = 64

/** Opens the units of work of a pool. */
export function createUnits(parameters: {
  readonly endpoints: readonly Endpoint[]
  readonly heads: Heads
  readonly asker: Asker
  readonly limits: PoolLimits
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Makes sure the node serves this chain. @throws RpcFaultError */
  verify(endpoint: Endpoint): Promise<void>
}): Units {
  const { endpoints, heads, asker, limits, clock, signal, verify } = parameters
  const tries = Math.max(leastTries, endpoints.length)
  const noteLie = createLieCount(clock)
  // One for each node and kept: what is learned of a node is remembered by its client.
  const clients = new Map(
    endpoints.map((it) => [it, requestClient((call) => asker.askOf(it, call))]),
  )
  const highest = () => Math.max(0, ...endpoints.map(({ head }) => head?.number ?? 0))
  const runOn = async <result>(
    endpoint: Endpoint,
    needs: CallNeeds,
    work: (client: Client) => Promise<result>,
  ): Promise<result> => {
    await verify(endpoint)
    await assertHas(heads, { endpoint, needs })
    const result = await work(clients.get(endpoint) as Client)
    if (needs.to !== undefined && needs.to > highest() - nearHeadBlocks) {
      // Asked anew: behind one URL there may be many nodes, and not all of them have it.
      endpoint.head = undefined
      await assertHas(heads, { endpoint, needs })
    }
    return result
  }
  return {
    async run(needs, work) {
      const tried = new Set<Endpoint>()
      const untilMs = clock.nowMs() + limits.maxWaitMs
      for (let count = 1; ; count += 1) {
        const choice = { method: 'eth_getLogs', needs }
        const endpoint = await asker.choose(choice, { tried, untilMs })
        tried.add(endpoint)
        try {
          return await runOn(endpoint, needs, work)
        } catch (error) {
          const isLie = error instanceof MalformedAnswerError
          if (isLie) noteLie(endpoint, error)
          else if (!(error instanceof RpcFaultError) || !error.retryable) throw error
          const isLast = tried.size >= endpoints.length
          // A contradiction may be the chain that moved: whoever asked looks at it anew.
          const isOver = isLie ? isLast : count >= tries
          if (isOver || signal.aborted) throw error
          if (!isLast) continue
          tried.clear()
          await asker.pause(count)
        }
      }
    },
  }
}

async function assertHas(
  heads: Heads,
  { endpoint, needs: { to } }: { readonly endpoint: Endpoint; readonly needs: CallNeeds },
): Promise<void> {
  if (to === undefined || (await heads.reaches(endpoint, to))) return
  throw endpoint.blame(verdictOf('behind', 'F31'), {
    method: 'eth_getLogs',
    said: `its head is block ${endpoint.head?.number ?? 0}, before block ${to}`,
  })
}

/** Counts contradictions by node, and condemns the one that makes too many. */
function createLieCount(clock: Clock): (endpoint: Endpoint, error: MalformedAnswerError) => void {
  const lies = new Map<Endpoint, readonly number[]>()
  return (endpoint, { shortMessage: said }) => {
    const now = clock.nowMs()
    const recent = [...(lies.get(endpoint) ?? []).filter((at) => at > now - lieMemoryMs), now]
    lies.set(endpoint, recent)
    if (recent.length >= liesToCondemn)
      endpoint.blame(verdictOf('malformed', 'F43'), { method: 'a unit of work', said })
  }
}
