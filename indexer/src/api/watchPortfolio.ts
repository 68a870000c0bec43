import type { Address } from '@crossmargin/core'
import { type PortfolioUpdate, portfolioCursor } from '@crossmargin/sdk'
import { Repeater } from 'graphql-yoga'
import type { ApiContext } from './apiContext.ts'
import { portfolioAt } from './portfolioAt.ts'

/**
 * Streams a portfolio: its state at each block that any chain commits.
 *
 * A reader slower than the chains is given the newest state, never a queue of old ones: what was
 * skipped is history and can be asked for with `asOf`.
 *
 * @param parameters.after the cursor of the last update the reader has; the present state is sent at
 * once unless it is the very same.
 */
export function watchPortfolio(
  context: ApiContext,
  parameters: { readonly owners: readonly Address[]; readonly after: string | null | undefined },
): AsyncIterable<PortfolioUpdate> {
  return new Repeater<PortfolioUpdate>(async (push, stop) => {
    let sent = parameters.after ?? undefined
    let wake: () => void = () => undefined
    let isStopped = false
    const unsubscribe = context.feed.subscribe(() => wake())
    stop.then(() => {
      isStopped = true
      unsubscribe()
      wake()
    })
    while (!isStopped) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve
      })
      const update = currentUpdate(context, parameters.owners)
      if (update.cursor !== sent) {
        sent = update.cursor
        await push(update)
      } else await changed
    }
  })
}

function currentUpdate(context: ApiContext, owners: readonly Address[]): PortfolioUpdate {
  const portfolio = portfolioAt(context, { owners, asOf: undefined })
  return { cursor: portfolioCursor(portfolio), portfolio }
}
