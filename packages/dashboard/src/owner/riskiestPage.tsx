import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ChainStrip } from '../chain/chainStrip.tsx'
import { serverClient } from '../connection/serverClient.ts'
import { formatNumber } from '../format/formatNumber.ts'
import { Banner } from '../notice/banner.tsx'
import { FailureNotice } from '../notice/failureNotice.tsx'
import { LoadingNotice } from '../notice/loadingNotice.tsx'
import { Age } from '../value/age.tsx'
import { RiskiestTable } from './riskiestTable.tsx'

const first = 25

/** What stands where no owner is given: the riskiest accounts indexed, to choose from. */
export function RiskiestPage(): ReactNode {
  const query = useQuery({
    queryKey: ['riskiest'],
    queryFn: () => serverClient.marginAccounts({ first }),
    refetchInterval: 10_000,
  })
  const chains = useQuery({
    queryKey: ['chains'],
    queryFn: () => serverClient.chains(),
    refetchInterval: 4_000,
  })
  if (query.data === undefined) {
    if (query.error === null) return <LoadingNotice what="the riskiest accounts" />
    return <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
  }
  const { nodes, totalCount } = query.data
  return (
    <>
      {query.error === null ? null : (
        <Banner tone="danger" title="Disconnected">
          <p>
            Last update <Age unixSeconds={Math.floor(query.dataUpdatedAt / 1_000)} />.{' '}
            <strong>Everything below is as it was then.</strong>
          </p>
        </Banner>
      )}
      <ChainStrip chains={chains.data ?? []} usedChainIds={[]} isOld={chains.isError} />
      <section className="card" aria-labelledby="riskiest-title">
        <div className="card-head">
          <h2 id="riskiest-title">Riskiest accounts</h2>
          <p className="muted">
            {formatNumber(nodes.length, 0)} of {formatNumber(totalCount, 0)} indexed; choose one to
            see its owner’s whole portfolio
          </p>
        </div>
        {nodes.length === 0 ? (
          <p className="muted">
            No account is indexed yet. A backfill fills this list; paste an address above to watch
            one meanwhile.
          </p>
        ) : (
          <RiskiestTable accounts={nodes} />
        )}
      </section>
    </>
  )
}
