import { setMaxListeners } from 'node:events'
import type { Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import type { Clock } from './clock.ts'
import { createAsker } from './createAsker.ts'
import { createUnits } from './createUnits.ts'
import type { Endpoint } from './endpoint/createEndpoint.ts'
import type { ChainIdentity, OtherChain } from './endpoint/verifyEndpoint.ts'
import { verifyEndpoint } from './endpoint/verifyEndpoint.ts'
import { type EndpointStatus, endpointStatus } from './endpointStatus.ts'
import { verdictOf } from './faults/classify.ts'
import { RpcFaultError } from './faults/rpcFaultError.ts'
import { createHeads, type Heads } from './heads.ts'
import { createLabels } from './labels.ts'
import type { NodeAnswer } from './nodeAnswer.ts'
import type { PoolLimits } from './poolLimits.ts'
import { type CallNeeds, callNeeds } from './routing/callNeeds.ts'
import { unlessAborted } from './unlessAborted.ts'
import type { RpcCall } from './wire/wire.ts'

/** One chain's nodes, asked as if they were one that does not fail. */
export type RpcPool = {
  readonly chainId: number
  /**
   * Asks whoever fits.
   *
   * @param signal ends it: nothing more is asked, and nobody waits for what is under way.
   * @throws RpcFaultError when nobody answers; the signal's reason.
   */
  ask(call: RpcCall, signal?: AbortSignal): Promise<unknown>
  /**
   * Makes sure that at least one node serves this chain.
   *
   * @returns the hash of block 0, and what nodes of other chains serve instead.
   * @throws RpcFaultError when no node could be asked.
   */
  connect(known: {
    readonly genesisHash: Hex | undefined
    readonly finalizedNumber: number
  }): Promise<Connected>
  /** Runs a unit of work against one node; against another one where that fails. */
  withOneNode<result>(needs: CallNeeds, work: (client: Client) => Promise<result>): Promise<result>
  /** Asks every node that may be asked. @returns the answers there are. */
  askEvery(call: RpcCall): Promise<readonly NodeAnswer[]>
  /** Leaves out a node, by its name, that is on a fork of its own. */
  condemn(endpoint: string): void
  /** Nodes found to serve another chain, and which. */
  strangers(): Connected['others']
  blockTimeMs(): number
  status(): readonly EndpointStatus[]
  close(): void
}

/** What connecting found. `genesisHash` is `undefined` when every node serves another chain. */
export type Connected = {
  readonly genesisHash: Hex | undefined
  readonly others: readonly { readonly endpoint: Endpoint; readonly serves: OtherChain }[]
}

const condemnedMs = 10 * 60_000
/** How much longer the others may take to tell their heads once one node has answered. */
const graceMs = 1_000

/** Opens a pool over endpoints. */
export function createPool(parameters: {
  readonly chainId: number
  readonly endpoints: readonly Endpoint[]
  readonly limits: PoolLimits
  readonly clock: Clock
  readonly random: () => number
}): RpcPool {
  const { chainId, endpoints, limits, clock } = parameters
  const closing = new AbortController()
  // Any number of calls may be pausing when the pool is closed.
  setMaxListeners(0, closing.signal)
  const identity: ChainIdentity = { chainId, genesisHash: undefined }
  const verify = createVerifier(identity)
  const heads = createHeads({ ...parameters, surveyMs: limits.surveyMs, verify: verify.run })
  const asker = createAsker({ ...parameters, heads, verify: verify.run, signal: closing.signal })
  const units = createUnits({
    ...parameters,
    heads,
    asker,
    verify: verify.run,
    signal: closing.signal,
  })
  const askEvery: RpcPool['askEvery'] = async (call) => {
    const asked = endpoints.filter(({ breaker }) => breaker.isReady())
    const answers = await Promise.allSettled(
      asked.map(async (it) => ({ endpoint: it.name, result: await asker.askOf(it, call) })),
    )
    return answers.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
  }
  const labels = createLabels({ askEvery, endpoints, clock, holdMs: limits.finalityMs })
  return {
    chainId,
    askEvery,
    blockTimeMs: heads.blockTimeMs,
    condemn(name) {
      const verdict = { ...verdictOf('malformed', 'F37'), quarantineMs: condemnedMs }
      endpoints
        .find((it) => it.name === name)
        ?.blame(verdict, { method: 'a final block', said: 'it has another one, or none' })
    },
    status: () => endpoints.map((it) => endpointStatus(it, heads.leader() === it)),
    strangers: verify.others,
    ask(call, signal) {
      const { tag } = callNeeds(call)
      if (tag === 'latest') heads.surveyWhenDue()
      const isLabel = tag === 'safe' || tag === 'finalized'
      return unlessAborted(signal, () => (isLabel ? labels.get(tag) : asker.ask(call, signal)))
    },
    async connect(known) {
      identity.genesisHash = known.genesisHash ?? identity.genesisHash
      heads.noteFinalized(known.finalizedNumber)
      const failure = await firstOf(endpoints, patiently(verify.run))
      if (failure !== undefined) {
        const others = verify.others()
        // A node that could not be asked may serve the right one.
        if (others.length < endpoints.length) throw failure
        return { genesisHash: undefined, others }
      }
      if (endpoints.length > 1) await surveyForAWhile(heads, clock)
      return { genesisHash: identity.genesisHash, others: verify.others() }
    },
    withOneNode: units.run,
    close() {
      closing.abort()
      for (const endpoint of endpoints) endpoint.close()
    },
  }
}

/** Surveys until all have answered; after a while, compares those that have. */
async function surveyForAWhile(heads: Heads, clock: Clock): Promise<void> {
  const waiting = new AbortController()
  const survey = heads.survey().finally(() => waiting.abort())
  await Promise.race([survey, clock.sleep(graceMs, waiting.signal)])
  // A silent node keeps nobody from seeing that another one is far behind.
  if (!waiting.signal.aborted) heads.review()
  waiting.abort()
}

/** Verifies each node once per connection, however many calls wait for it. */
function createVerifier(identity: ChainIdentity) {
  const underWay = new Map<Endpoint, Promise<OtherChain | undefined>>()
  const others = new Map<Endpoint, OtherChain>()
  return {
    others: () => [...others].map(([endpoint, serves]) => ({ endpoint, serves })),
    async run(endpoint: Endpoint): Promise<void> {
      if (endpoint.isVerified) return
      const verifying =
        underWay.get(endpoint) ??
        verifyEndpoint(endpoint, identity).finally(() => underWay.delete(endpoint))
      underWay.set(endpoint, verifying)
      const serves = await verifying
      if (serves === undefined) {
        others.delete(endpoint)
        return
      }
      others.set(endpoint, serves)
      throw endpoint.blame(verdictOf('wrong-chain', 'F64'), {
        method: 'eth_chainId',
        said: `it serves chain id ${serves.chainId}${serves.genesisHash === undefined ? '' : ' from another first block'}`,
      })
    },
  }
}

/** A node that asks for patience is met once more: its turn comes when it said it may be asked. */
function patiently(run: (endpoint: Endpoint) => Promise<void>) {
  return async (endpoint: Endpoint): Promise<void> => {
    try {
      await run(endpoint)
    } catch (error) {
      const isTold = error instanceof RpcFaultError && error.verdict.kind === 'rate-limited'
      if (!isTold || !endpoint.breaker.isReady()) throw error
      await run(endpoint)
    }
  }
}

/** Waits for the first that succeeds. @returns the first failure, when none does. */
async function firstOf(
  endpoints: readonly Endpoint[],
  run: (endpoint: Endpoint) => Promise<void>,
): Promise<unknown> {
  try {
    await Promise.any(endpoints.map(run))
    return undefined
  } catch (error) {
    return error instanceof AggregateError ? error.errors[0] : error
  }
}
