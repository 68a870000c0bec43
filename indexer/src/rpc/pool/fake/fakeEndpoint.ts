import type { Endpoint } from '../endpoint/createEndpoint.ts'
import { createEndpoint } from '../endpoint/createEndpoint.ts'
import type { EndpointConfig } from '../endpoint/endpointConfig.ts'
import { createGate } from '../endpoint/gate.ts'
import type { RpcCall } from '../wire/wire.ts'
import type { VirtualClock } from './virtualClock.ts'

/** Opens one node of a pool over answers of a test's own. */
export function createFakeEndpoint(parameters: {
  readonly clock: VirtualClock
  readonly answer: (call: RpcCall) => unknown
  readonly delayMs?: number
  readonly config?: Partial<EndpointConfig>
}): Endpoint & { readonly asked: readonly RpcCall[] } {
  const { clock, answer, delayMs = 0, config } = parameters
  const asked: RpcCall[] = []
  const endpoint = createEndpoint({
    chainId: 7,
    config: { url: 'https://n.example.test/', ...config },
    clock,
    random: () => 0.5,
    gate: createGate({ initial: 8, maximum: 8 }),
    wire: {
      async send(call) {
        asked.push(call)
        if (delayMs > 0) await clock.sleep(delayMs)
        return answer(call)
      },
      close: () => undefined,
    },
  })
  return Object.assign(endpoint, { asked })
}
