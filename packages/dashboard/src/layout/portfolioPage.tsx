import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { AccountTable } from '../account/accountTable.tsx'
import { StatusAnnouncer } from '../account/statusAnnouncer.tsx'
import { ChainStrip } from '../chain/chainStrip.tsx'
import { DisconnectedBanner } from '../connection/disconnectedBanner.tsx'
import { serverClient } from '../connection/serverClient.ts'
import type { LivePortfolio } from '../connection/useLivePortfolio.ts'
import { EconomicDetails } from '../economic/economicDetails.tsx'
import { EconomicPanel } from '../economic/economicPanel.tsx'
import { breakingFirst } from '../enforced/breakingFirst.ts'
import { EnforcedPanel } from '../enforced/enforcedPanel.tsx'
import { GapBanner } from '../gap/gapBanner.tsx'
import { gapGroups } from '../gap/gapGroups.ts'
import { HealthChart } from '../history/healthChart.tsx'
import { useHealthHistory } from '../history/useHealthHistory.ts'
import { EmptyNotice } from '../notice/emptyNotice.tsx'
import { FailureNotice } from '../notice/failureNotice.tsx'
import { LoadingNotice } from '../notice/loadingNotice.tsx'
import { RiskPanel } from '../risk/riskPanel.tsx'
import { AlertLine } from './alertLine.tsx'
import { pageTitle } from './pageTitle.ts'

/** One portfolio, live. The order is that of the questions asked in the first five seconds. */
export function PortfolioPage(props: { readonly live: LivePortfolio }): ReactNode {
  const { portfolio, receivedAtMs, connection, error, retry } = props.live
  const chains = useQuery({
    queryKey: ['chains'],
    queryFn: () => serverClient.chains(),
    refetchInterval: 4_000,
  })
  const history = useHealthHistory(portfolio, receivedAtMs)
  useEffect(() => {
    document.title = pageTitle(portfolio)
  }, [portfolio])

  if (portfolio === undefined) {
    if (error !== null) return <FailureNotice error={error} onRetry={retry} />
    return <LoadingNotice what="the portfolio" />
  }
  const { accounts } = portfolio.enforced
  const banner = (
    <DisconnectedBanner
      connection={connection}
      receivedAtMs={receivedAtMs}
      isPolling={props.live.isPolling}
    />
  )
  const chainList = chains.data ?? []
  if (accounts.length === 0) {
    return (
      <>
        {banner}
        <GapBanner portfolio={portfolio} />
        <ChainStrip chains={chainList} usedChainIds={[]} isOld={chains.isError} />
        <EmptyNotice owners={portfolio.owners} chainNames={chainList.map((chain) => chain.name)} />
      </>
    )
  }
  return (
    <>
      {banner}
      <AlertLine gapCount={gapGroups(portfolio).serious.length} chains={chainList} />
      <ChainStrip
        chains={chainList}
        usedChainIds={accounts.map((account) => account.chainId)}
        skewSeconds={portfolio.skewSeconds}
        isOld={chains.isError}
      />
      <GapBanner portfolio={portfolio} />
      <div className="sides">
        <EnforcedPanel enforced={portfolio.enforced} />
        <EconomicPanel economic={portfolio.economic} />
      </div>
      <section className="card" aria-labelledby="accounts-title">
        <div className="card-head">
          <h3 id="accounts-title">
            <span className="side-tag side-enforced">Enforced</span> Accounts
          </h3>
          <StatusAnnouncer accounts={accounts} />
        </div>
        <AccountTable accounts={accounts} bindingId={breakingFirst(portfolio.enforced).known?.id} />
      </section>
      <HealthChart accounts={accounts} history={history} />
      <EconomicDetails economic={portfolio.economic} />
      <RiskPanel risk={portfolio.risk} gaps={portfolio.gaps} />
    </>
  )
}
