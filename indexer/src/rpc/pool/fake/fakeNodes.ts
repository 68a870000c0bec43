import { toHex } from 'viem'
import type { Clock } from '../clock.ts'
import { createPooledClient, type PooledClient } from '../createPooledClient.ts'
import type { EndpointConfig } from '../endpoint/endpointConfig.ts'
import type { PoolLimits } from '../poolLimits.ts'
import type { RpcCall, Wire } from '../wire/wire.ts'
import { WireError } from '../wire/wireError.ts'
import { createVirtualClock, type VirtualClock } from './virtualClock.ts'

/** A node in memory: a chain that only counts, and whatever a test makes of it. */
export type FakePoolNode = {
  headNumber: number
  chainId: number
  /** Which chain it has, told by all its hashes. */
  fork: number
  /** Milliseconds before it answers. */
  delayMs: number
  /** Answers instead of the node; what it throws is its refusal, `undefined` is no opinion. */
  interfere: ((call: RpcCall) => unknown) | undefined
  readonly asked: RpcCall[]
}

/** A pool of such nodes under a clock of the test's own. */
export type FakePool = PooledClient & {
  readonly clock: VirtualClock
  readonly nodes: readonly FakePoolNode[]
  /** Asks through the pool, moving the clock on until it is answered. */
  ask(method: string, ...params: readonly unknown[]): Promise<unknown>
}

/** The hash of a block of such a chain. */
export function fakeHash(number: number, fork = 0): `0x${string}` {
  return toHex(fork * 1_000_000 + number + 1, { size: 32 })
}

/** What a test answers where the node is to answer with null. */
export const nothing: unique symbol = Symbol('nothing')

/** Refuses as a node does. */
export function refuse(
  text: string,
  more: { code?: number | string; status?: number } = {},
): never {
  throw new WireError({ text, ...more })
}

/** Opens a pool of `count` nodes, all well and of one mind. */
export function createFakePool(
  count: number,
  parameters: {
    readonly limits?: Partial<PoolLimits>
    readonly endpoints?: readonly Partial<EndpointConfig>[]
  } = {},
): FakePool {
  const clock = createVirtualClock()
  const nodes = Array.from(
    { length: count },
    (): FakePoolNode => ({
      headNumber: 100,
      chainId: 7,
      fork: 0,
      delayMs: 10,
      interfere: undefined,
      asked: [],
    }),
  )
  const configs = nodes.map((_, index) => ({
    url: `https://n${index}.example.test/SECRETKEY${index}`,
    ...parameters.endpoints?.[index],
  }))
  const [first, ...others] = configs
  const pooled = createPooledClient({
    chainId: 7,
    endpoints: [first as EndpointConfig, ...others],
    clock,
    random: () => 0.5,
    ...(parameters.limits === undefined ? {} : { limits: parameters.limits }),
    openWire: (config) => fakeWire(nodes[configs.indexOf(config as never)] as FakePoolNode, clock),
  })
  return {
    ...pooled,
    clock,
    nodes,
    ask: (method, ...params) => clock.run(pooled.pool.ask({ method, params })),
  }
}

function fakeWire(node: FakePoolNode, clock: Clock): Wire {
  return {
    async send(call) {
      node.asked.push(call)
      await clock.sleep(node.delayMs)
      const answer = node.interfere?.(call) ?? answerOf(node, call)
      return answer === nothing ? null : answer
    },
    close: () => undefined,
  }
}

function answerOf(node: FakePoolNode, { method, params }: RpcCall): unknown {
  switch (method) {
    case 'eth_chainId':
      return toHex(node.chainId)
    case 'eth_blockNumber':
      return toHex(node.headNumber)
    case 'eth_getBlockByNumber': {
      const isTag = !String(params[0]).startsWith('0x')
      return headerAt(node, isTag ? node.headNumber : Number(params[0]))
    }
    case 'eth_getLogs':
      return []
    default:
      return '0x01'
  }
}

function headerAt(node: FakePoolNode, number: number): object | null {
  if (number > node.headNumber) return null
  return {
    number: toHex(number),
    hash: fakeHash(number, number === 0 ? Math.min(node.fork, 0) : node.fork),
    parentHash: fakeHash(number - 1, node.fork),
    timestamp: toHex(1_000 + number * 12),
  }
}
