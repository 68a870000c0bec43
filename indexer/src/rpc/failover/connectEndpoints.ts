import { getHeader, parseQuantity } from '@crossmargin/adapters'
import { type Client, createClient } from 'viem'
import { RpcUnreachableError } from '../../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../../errors/wrongChainError.ts'
import { requestsPerSecond } from '../../networks/requestsPerSecond.ts'
import { createEndpoint, type Endpoint } from './createEndpoint.ts'
import { failoverTransport } from './failoverTransport.ts'

/** A chain reached through all of its nodes that answer for it. */
export type FailoverConnection = {
  readonly client: Client
  /** Holds secrets: show them through `redactUrl` only. */
  readonly urls: readonly string[]
  close(): Promise<void>
}

/** Which chain, and through which nodes. */
export type ConnectEndpointsParameters = {
  readonly id: number
  readonly name: string
  readonly rpcUrls: readonly string[]
  /** For one request; 8,000 by default. */
  readonly timeoutMs?: number
}

/** How much longer the others may take once one has answered. */
const graceMs = 1_000

/** How far behind the freshest a node may be: more than two blocks of the slowest chain. */
const greatestLagSeconds = 60

/** What a node said when it was first asked. */
type Introduction =
  | { readonly kind: 'ready'; readonly endpoint: Endpoint; readonly timestampSeconds: number }
  | { readonly kind: 'failed'; readonly endpoint: Endpoint; readonly error: unknown }

/**
 * Connects to a chain through every node that answers for it in time and is not far behind.
 *
 * All are asked at once, because one that is silent must not keep the others waiting; they are used
 * in the order given.
 *
 * @throws WrongChainError when one answers for another chain and none for this one.
 * @throws RpcUnreachableError when none answers.
 */
export async function connectEndpoints(
  chain: ConnectEndpointsParameters,
): Promise<FailoverConnection> {
  const { rpcUrls, timeoutMs = 8_000 } = chain
  const endpoints = rpcUrls.map((url) =>
    createEndpoint({ url, requestsPerSecond: requestsPerSecond(url), timeoutMs }),
  )
  const introductions = await withinGrace(endpoints.map((it) => introduce(it, chain)))
  const ready = introductions.flatMap((it) => (it.kind === 'ready' ? it : []))
  const freshest = Math.max(...ready.map(({ timestampSeconds }) => timestampSeconds))
  const used = ready
    .filter(({ timestampSeconds }) => freshest - timestampSeconds <= greatestLagSeconds)
    .map(({ endpoint }) => endpoint)
    .sort((left, right) => endpoints.indexOf(left) - endpoints.indexOf(right))
  const close = async (closed: readonly Endpoint[]): Promise<void> => {
    await Promise.all(closed.map((endpoint) => endpoint.close()))
  }
  await close(endpoints.filter((endpoint) => !used.includes(endpoint)))
  if (used.length === 0) throw failureOf(chain, introductions)
  const client = createClient({ name: chain.name, transport: failoverTransport(used) })
  return { client, urls: used.map(({ url }) => url), close: () => close(used) }
}

async function introduce(
  endpoint: Endpoint,
  chain: Pick<ConnectEndpointsParameters, 'id' | 'name'>,
): Promise<Introduction> {
  try {
    const { id: chainId, name } = chain
    const client = createClient({ transport: failoverTransport([endpoint]) })
    const [answer, header] = await Promise.all([
      client.request({ method: 'eth_chainId' } as never) as Promise<unknown>,
      getHeader(client, { chainId, block: { tag: 'latest' } }),
    ])
    const answeredChainId = parseQuantity(answer, 'chain id')
    if (answeredChainId !== chainId) {
      const { url } = endpoint
      throw new WrongChainError({ chain: name, url, askedChainId: chainId, answeredChainId })
    }
    return { kind: 'ready', endpoint, timestampSeconds: header?.timestampSeconds ?? 0 }
  } catch (error) {
    return { kind: 'failed', endpoint, error }
  }
}

/** @returns what came before all had answered, or before the grace after the first good one ended. */
function withinGrace(asked: readonly Promise<Introduction>[]): Promise<readonly Introduction[]> {
  const answered: Introduction[] = []
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const finish = () => {
      clearTimeout(timer)
      resolve([...answered])
    }
    for (const introduction of asked) {
      introduction.then((it) => {
        answered.push(it)
        if (answered.length === asked.length) finish()
        else if (it.kind === 'ready') timer ??= setTimeout(finish, graceMs)
      })
    }
  })
}

function failureOf(
  { name, rpcUrls }: ConnectEndpointsParameters,
  introductions: readonly Introduction[],
): WrongChainError | RpcUnreachableError {
  const errors = introductions.flatMap((it) => (it.kind === 'failed' ? [it.error] : []))
  const wrongChain = errors.find((error) => error instanceof WrongChainError)
  const cause = errors.findLast((error) => !(error instanceof WrongChainError))
  return wrongChain ?? new RpcUnreachableError({ chain: name, urls: rpcUrls, cause })
}
