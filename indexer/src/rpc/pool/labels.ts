import type { Clock } from './clock.ts'
import type { Endpoint } from './endpoint/createEndpoint.ts'
import type { NodeAnswer } from './nodeAnswer.ts'
import { finalityQuorum, type LabelledBlock } from './routing/finalityQuorum.ts'
import type { RpcCall } from './wire/wire.ts'

/** What the chain calls safe and final, by the majority of its nodes. */
export type Labels = {
  /** @returns the block's header as a node gives it, or `null` where nothing is agreed upon. */
  get(tag: 'safe' | 'finalized'): Promise<unknown>
}

/**
 * Opens the labels of a pool.
 *
 * An agreement holds for a moment, so that nodes are not asked about finality with every block of
 * history.
 */
export function createLabels(parameters: {
  readonly askEvery: (call: RpcCall) => Promise<readonly NodeAnswer[]>
  readonly endpoints: readonly Endpoint[]
  readonly clock: Clock
  readonly holdMs: number
}): Labels {
  const { askEvery, endpoints, clock, holdMs } = parameters
  const held = new Map<string, { readonly atMs: number; readonly agreed: Promise<unknown> }>()
  const agree = async (tag: string): Promise<unknown> => {
    const answers = await askEvery({ method: 'eth_getBlockByNumber', params: [tag, false] })
    const blocks = answers.flatMap((answer) => labelled(answer, endpoints))
    const index = finalityQuorum(blocks)
    return index === undefined ? null : blocks[index]?.header
  }
  return {
    get(tag) {
      const now = clock.nowMs()
      const known = held.get(tag)
      if (known !== undefined && now - known.atMs < holdMs) return known.agreed
      const agreed = agree(tag)
      held.set(tag, { atMs: now, agreed })
      // A failure is not held: the next question is asked anew.
      agreed.catch(() => held.delete(tag))
      return agreed
    },
  }
}

function labelled(
  { endpoint, result }: NodeAnswer,
  endpoints: readonly Endpoint[],
): readonly (LabelledBlock & { readonly header: unknown })[] {
  const { number, hash } = (result ?? {}) as { readonly number?: unknown; readonly hash?: unknown }
  if (typeof number !== 'string' || typeof hash !== 'string') return []
  const headNumber = endpoints.find(({ name }) => name === endpoint)?.head?.number
  return [{ number: Number(number), hash, headNumber, header: result }]
}
