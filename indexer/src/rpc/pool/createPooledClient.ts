import type { Client } from 'viem'
import { publicNodeLimits } from '../../networks/publicNodeLimits.ts'
import { type Clock, systemClock } from './clock.ts'
import { createPool, type RpcPool } from './createPool.ts'
import { createEndpoint } from './endpoint/createEndpoint.ts'
import type { EndpointConfig } from './endpoint/endpointConfig.ts'
import { createGate } from './endpoint/gate.ts'
import type { RpcFaultError } from './faults/rpcFaultError.ts'
import { defaultPoolLimits, type PoolLimits } from './poolLimits.ts'
import { registerPool } from './poolOf.ts'
import { requestClient } from './requestClient.ts'
import { createHttpWire } from './wire/httpWire.ts'
import { createSocketWire } from './wire/socketWire.ts'
import type { Wire } from './wire/wire.ts'

/** A client that asks many nodes as if they were one, and the pool behind it. */
export type PooledClient = { readonly client: Client; readonly pool: RpcPool }

/** What a pool is opened with. */
export type CreatePooledClientParameters = {
  readonly chainId: number
  readonly endpoints: readonly [EndpointConfig, ...EndpointConfig[]]
  readonly limits?: Partial<PoolLimits>
  readonly clock?: Clock
  /** From 0 up to 1; scatters pauses. */
  readonly random?: () => number
  /** Hears of every fault, after the node was blamed for it. */
  readonly onFault?: (fault: RpcFaultError) => void
  /** How nodes are reached; over HTTP or WebSocket by default. */
  readonly openWire?: (config: EndpointConfig) => Wire
}

/**
 * Opens a pool of one chain's nodes and a viem client over it.
 *
 * Everything that speaks to the chain goes on using a viem client. Behind it each call is asked of
 * the node that fits, again elsewhere when that fails, and never twice over: the transport itself
 * does not retry.
 */
export function createPooledClient(parameters: CreatePooledClientParameters): PooledClient {
  const { chainId, clock = systemClock, random = Math.random, onFault } = parameters
  const limits = { ...defaultPoolLimits, ...parameters.limits }
  const endpoints = parameters.endpoints.map((configured) => {
    const polite = publicNodeLimits(configured.url)
    const maximum = polite?.maxConcurrency ?? limits.maxConcurrency
    const gate = createGate({ initial: 8, maximum })
    const config = { ...polite, ...configured }
    const bounds = { ...limits, maxBatchSize: polite?.maxBatchSize ?? limits.maxBatchSize }
    const wire = parameters.openWire?.(configured) ?? openWire(config, { limits: bounds, gate })
    return createEndpoint({ chainId, config, wire, gate, clock, random, onFault })
  })
  const pool = createPool({ chainId, endpoints, limits, clock, random })
  const client = requestClient((call, signal) => pool.ask(call, signal))
  registerPool(client, pool)
  return { client, pool }
}

function openWire(
  { url }: EndpointConfig,
  { limits, gate }: { readonly limits: PoolLimits; readonly gate: ReturnType<typeof createGate> },
): Wire {
  const { timeoutMs, maxResponseBytes: maxBytes, maxBatchSize: batchSize } = limits
  const isSocket = url.startsWith('ws:') || url.startsWith('wss:')
  return isSocket
    ? createSocketWire({ url, timeoutMs, maxBytes })
    : createHttpWire({ url, timeoutMs, maxBytes, batchSize, gate })
}
