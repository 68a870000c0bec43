import type { Clock } from './clock.ts'
import { type Endpoint, headVerdict } from './endpoint/createEndpoint.ts'
import { callNeeds } from './routing/callNeeds.ts'
import { type HeadStanding, headReview } from './routing/headReview.ts'
import type { RpcCall } from './wire/wire.ts'

/** What the nodes of a chain have, and whose head is followed. */
export type Heads = {
  /** The node whose head is followed: the same one until it rests or lags. */
  leader(): Endpoint | undefined
  /** Takes from an answer what it tells of its node. */
  learn(endpoint: Endpoint, call: RpcCall, result: unknown): void
  /** Whether a node has a block; it is asked for its head where it is not known to. */
  reaches(endpoint: Endpoint, number: number): Promise<boolean>
  /** Asks for the head of every node and leaves out those that stand still or have far to go. */
  survey(): Promise<void>
  /** Compares the heads known so far, however many nodes are still silent. */
  review(): void
  /** Surveys in the background, when it is time to. */
  surveyWhenDue(): void
  /** What is indexed as final: a node below it is syncing. */
  noteFinalized(number: number): void
  /** Milliseconds between blocks, measured; a guess of 12 seconds at first. */
  blockTimeMs(): number
}

const firstBlockTimeMs = 12_000
const headCall: RpcCall = { method: 'eth_blockNumber', params: [] }
/** Its time tells how old a head is, which a number does not. */
const headerCall: RpcCall = { method: 'eth_getBlockByNumber', params: ['latest', false] }

/** Opens the heads of a pool. */
export function createHeads(parameters: {
  readonly endpoints: readonly Endpoint[]
  readonly clock: Clock
  readonly surveyMs: number
  /** Makes sure a node serves this chain. @throws RpcFaultError */
  verify(endpoint: Endpoint): Promise<void>
}): Heads {
  const { endpoints, clock, surveyMs, verify } = parameters
  let leader: Endpoint | undefined
  let standings: readonly (HeadStanding | undefined)[] = []
  let surveyedAtMs = clock.nowMs()
  let finalizedNumber = 0
  const blockTime = createBlockTime()
  const isFit = (endpoint: Endpoint) =>
    endpoint.breaker.isReady() && (standings[endpoints.indexOf(endpoint)] ?? 'good') === 'good'
  const review = (reviewed: readonly Endpoint[]): void => {
    const known = endpoints.map((it) => (reviewed.includes(it) ? it.head : undefined))
    const nowMs = clock.nowMs()
    const blockTimeMs = blockTime.ms()
    standings = headReview(known, { nowMs, blockTimeMs, finalizedNumber })
    standings.forEach((standing, index) => {
      const endpoint = endpoints[index]
      if (endpoint === undefined || standing === undefined) return
      if (standing === 'good' || standing === 'lagging') return
      endpoint.blame(headVerdict(standing), { method: headerCall.method })
    })
  }
  const heads: Heads = {
    blockTimeMs: blockTime.ms,
    noteFinalized: (number) => {
      finalizedNumber = Math.max(finalizedNumber, number)
    },
    leader() {
      if (leader !== undefined && isFit(leader)) return leader
      const fit = endpoints.filter(isFit)
      leader = fit.find(({ isVerified }) => isVerified) ?? fit[0]
      return leader
    },
    learn: (endpoint, call, result) => learnFrom({ endpoint, call, result }, blockTime),
    async reaches(endpoint, number) {
      if (endpoint.head !== undefined && endpoint.head.number >= number) return true
      heads.learn(endpoint, headCall, await endpoint.ask(headCall))
      return endpoint.head !== undefined && endpoint.head.number >= number
    },
    async survey() {
      surveyedAtMs = clock.nowMs()
      const asked = endpoints.filter(({ breaker }) => breaker.isReady())
      await Promise.allSettled(
        asked.map(async (it) => {
          await verify(it)
          heads.learn(it, headerCall, await it.ask(headerCall))
        }),
      )
      review(asked)
    },
    review: () => review(endpoints),
    surveyWhenDue() {
      if (endpoints.length < 2 || clock.nowMs() - surveyedAtMs < surveyMs) return
      void heads.survey()
    },
  }
  return heads
}

function learnFrom(
  answered: { readonly endpoint: Endpoint; readonly call: RpcCall; readonly result: unknown },
  blockTime: ReturnType<typeof createBlockTime>,
): void {
  const { endpoint, call, result } = answered
  if (call.method === 'eth_blockNumber') endpoint.noteHead({ number: Number(result) })
  if (call.method !== 'eth_getBlockByNumber' || typeof result !== 'object') return
  const { height, seconds } = heightOf(result)
  const { tag, to } = callNeeds(call)
  if (height === undefined) return
  if (tag === 'latest') {
    endpoint.noteHead({ number: height, timestampSeconds: seconds })
    blockTime.add(height, seconds)
  } else if (to !== undefined && height > (endpoint.head?.number ?? -1)) {
    endpoint.noteHead({ number: height, timestampSeconds: seconds })
  }
}

function heightOf(header: object | null): {
  readonly height: number | undefined
  readonly seconds: number
} {
  const { number, timestamp } = (header ?? {}) as { number?: unknown; timestamp?: unknown }
  const height = Number(number ?? Number.NaN)
  return { height: Number.isSafeInteger(height) ? height : undefined, seconds: Number(timestamp) }
}

/** Measures how fast a chain makes blocks, later ones counting for more. */
function createBlockTime() {
  let mean = firstBlockTimeMs
  let newest: { readonly number: number; readonly seconds: number } | undefined
  return {
    ms: () => mean,
    add(number: number, seconds: number): void {
      if (newest !== undefined && number <= newest.number) return
      if (newest !== undefined) {
        const each = ((seconds - newest.seconds) * 1_000) / (number - newest.number)
        mean = mean * 0.8 + Math.min(Math.max(each, 50), 600_000) * 0.2
      }
      newest = { number, seconds }
    },
  }
}
