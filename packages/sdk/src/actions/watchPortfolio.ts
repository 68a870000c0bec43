import type { Address } from '@crossmargin/core'
import { endpointOf } from '../graphql/askPortfolio.ts'
import { type PortfolioAnswer, toExactPortfolio } from '../graphql/portfolioAnswer.ts'
import { streamPortfolio } from '../graphql/streamPortfolio.ts'
import { resolveOwners, resolveTimeout } from '../read/resolveQuestion.ts'
import { openSource } from '../source/openSource.ts'
import type { PortfolioSource, ServerSource } from '../source/portfolioSource.ts'
import type { PortfolioUpdate, WatchFailure } from '../watch/portfolioUpdate.ts'
import { watchByReading } from '../watch/watchByReading.ts'

export type WatchPortfolioParameters = {
  /** 1 to 100 addresses, in any case. */
  readonly owners: readonly Address[]
  readonly onUpdate: (update: PortfolioUpdate) => void
  /** A server that cannot be reached, or a question it refused. What chains fail at is in `gaps`. */
  readonly onError?: (failure: WatchFailure) => void
  /** Cursor of the last update already had: the present state comes at once unless it is that one. */
  readonly after?: string
  /** Milliseconds a chain may be silent before it is a gap; 10,000 by default. */
  readonly timeoutMs?: number
  /** Stops the watching, as the function returned does. */
  readonly signal?: AbortSignal
}

/**
 * Follows the portfolio of some owners: its present state, then that of every new block vector.
 *
 * From chains, the heads are asked for as often as the clients poll (`pollingInterval`), and one reading
 * runs at a time. From a server, updates are streamed, and a broken stream is opened again where it
 * ended. Either way a slow receiver gets the newest state, never a queue of old ones.
 *
 * @param source `{ config }`, `{ clients }` or `{ url }`.
 * @returns a function that stops: nothing is called after it.
 * @throws what {@link getPortfolio} throws before anything is asked.
 * @example
 * const unwatch = watchPortfolio({ config }, {
 *   owners: ['0x…'],
 *   onUpdate: ({ portfolio }) => show(portfolio.enforced.bindingAccount),
 * })
 */
export function watchPortfolio(
  source: PortfolioSource,
  parameters: WatchPortfolioParameters,
): () => void {
  const { onUpdate, onError = () => undefined, after, signal: outer } = parameters
  const controller = new AbortController()
  const { signal } = controller
  const stop = () => controller.abort()
  const timeoutMs = resolveTimeout(parameters.timeoutMs)
  const watched = { timeoutMs, after, signal, onUpdate, onError }
  if ('url' in source) {
    const owners = resolveOwners(parameters.owners)
    if (outer?.aborted !== true) watchByStream(source, { ...watched, owners })
  } else {
    const open = openSource(source, { owners: parameters.owners, timeoutMs, signal })
    if (outer?.aborted !== true) void watchByReading(open, watched).finally(stop)
  }
  outer?.addEventListener('abort', stop, { once: true, signal })
  return stop
}

function watchByStream(
  source: ServerSource,
  parameters: {
    readonly owners: readonly Address[]
    readonly timeoutMs: number
    readonly after: string | undefined
    readonly signal: AbortSignal
    readonly onUpdate: (update: PortfolioUpdate) => void
    readonly onError: (failure: WatchFailure) => void
  },
): void {
  const { owners, after, signal, onUpdate, onError } = parameters
  const close = streamPortfolio(endpointOf(source, parameters), {
    owners,
    onError,
    onUpdate: ({ cursor, portfolio }) =>
      onUpdate({ cursor, portfolio: toExactPortfolio(portfolio as PortfolioAnswer) }),
    ...(after === undefined ? {} : { after }),
  })
  signal.addEventListener('abort', close, { once: true })
}
