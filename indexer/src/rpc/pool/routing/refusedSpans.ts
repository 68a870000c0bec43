import type { Clock } from '../clock.ts'
import type { Endpoint } from '../endpoint/createEndpoint.ts'
import type { RpcFaultError } from '../faults/rpcFaultError.ts'
import type { RpcCall } from '../wire/wire.ts'
import { callNeeds } from './callNeeds.ts'

/** Which nodes have refused logs of how many blocks, for a while. */
export type RefusedSpans = {
  note(asked: { readonly endpoint: Endpoint; readonly call: RpcCall }, fault: RpcFaultError): void
  /** @returns what the node said when it refused as many blocks, or fewer. */
  refusal(endpoint: Endpoint, call: RpcCall): RpcFaultError | undefined
}

/** A limit may be one of a busy hour. */
const rememberedMs = 10 * 60_000

type Refused = { readonly span: number; readonly untilMs: number; readonly fault: RpcFaultError }

/** Opens a memory of refused ranges of logs, so that none is asked of the same node again. */
export function createRefusedSpans(clock: Clock): RefusedSpans {
  const refused = new Map<Endpoint, Refused>()
  return {
    note({ endpoint, call }, fault) {
      const span = spanOf(call)
      const before = refused.get(endpoint)
      const now = clock.nowMs()
      if (
        span === undefined ||
        (before !== undefined && before.untilMs > now && before.span <= span)
      )
        return
      refused.set(endpoint, { span, untilMs: now + rememberedMs, fault })
    },
    refusal(endpoint, call) {
      const span = spanOf(call)
      const known = refused.get(endpoint)
      if (span === undefined || known === undefined || known.untilMs <= clock.nowMs())
        return undefined
      return span >= known.span ? known.fault : undefined
    },
  }
}

/** @returns `undefined` for anything but logs of a range; a single block is never a range. */
function spanOf(call: RpcCall): number | undefined {
  if (call.method !== 'eth_getLogs') return undefined
  const { from, to } = callNeeds(call)
  const span = from === undefined || to === undefined ? 0 : to - from + 1
  return span > 1 ? span : undefined
}
