import type { Hex } from '@crossmargin/core'
import { boundedClient } from '../read/boundedClient.ts'
import { createDeadline } from '../read/createDeadline.ts'
import type { OpenChain } from '../read/readableChain.ts'
import { readHead } from '../read/readHead.ts'
import { sleep } from './sleep.ts'

/** What a chain said when it was asked for its head: the block's hash, or why nothing. */
export type PolledHead =
  | { readonly kind: 'head'; readonly hash: Hex }
  | { readonly kind: 'silent'; readonly error: unknown }

/**
 * Asks one chain for its head again and again, as often as its client polls, until stopped.
 *
 * By hash, so that a block replaced by another of the same height is seen. Each chain is asked by
 * itself: one that hangs delays no other.
 *
 * @param parameters.timeoutMs after which a chain that does not answer is silent.
 * @returns when the signal is aborted; nothing is called after that.
 */
export async function pollHead(
  chain: OpenChain,
  parameters: {
    readonly timeoutMs: number
    readonly signal: AbortSignal
    readonly onHead: (head: PolledHead) => void
  },
): Promise<void> {
  const { signal, onHead } = parameters
  while (!signal.aborted) {
    const head = await polledHead(chain, parameters)
    if (signal.aborted) return
    onHead(head)
    await sleep(chain.client.pollingInterval, signal)
  }
}

async function polledHead(
  { chainId, client }: OpenChain,
  parameters: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<PolledHead> {
  const deadline = createDeadline(parameters)
  try {
    const bounded = boundedClient(client, deadline)
    const { hash } = await deadline.within(readHead(bounded, { chainId }))
    return { kind: 'head', hash }
  } catch (error) {
    return { kind: 'silent', error }
  } finally {
    deadline.close()
  }
}
