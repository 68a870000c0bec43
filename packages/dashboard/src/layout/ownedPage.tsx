import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { ConnectionBadge } from '../connection/connectionBadge.tsx'
import { useLivePortfolio } from '../connection/useLivePortfolio.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { PortfolioPage } from './portfolioPage.tsx'

/** The frame of one portfolio: its connection above, its digest below. */
export function OwnedPage(props: {
  readonly owners: readonly string[]
  readonly form: ReactNode
  readonly meta: Graphql.Meta | undefined
}): ReactNode {
  const live = useLivePortfolio(props.owners)
  const { kind } = live.connection
  const isOld = !live.isPolling && (kind === 'retrying' || kind === 'refused')
  return (
    <>
      <Header>
        {props.form}
        <ConnectionBadge
          connection={live.connection}
          receivedAtMs={live.receivedAtMs}
          isPolling={live.isPolling}
        />
      </Header>
      <main className={isOld ? 'is-old' : ''}>
        <PortfolioPage live={live} />
      </main>
      <Footer meta={props.meta} digest={live.portfolio?.digest} />
    </>
  )
}
