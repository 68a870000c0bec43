import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatAge } from '../format/formatAge.ts'
import { NotAvailable } from '../value/notAvailable.tsx'
import { ChainCard } from './chainCard.tsx'
import { chainTone } from './chainTone.ts'

/** Whether the data is alive: the chains that these accounts stand on, and any other in trouble. */
export function ChainStrip(props: {
  readonly chains: readonly Graphql.Chain[]
  /** Chains of the accounts shown; all chains when empty. */
  readonly usedChainIds: readonly number[]
  readonly skewSeconds?: number
  /** Whether the server stopped answering, so that all this is from before. */
  readonly isOld: boolean
}): ReactNode {
  const { chains, usedChainIds, skewSeconds = 0 } = props
  const isShown = (chain: Graphql.Chain) =>
    usedChainIds.length === 0 ||
    usedChainIds.includes(chain.chainId) ||
    chainTone(chain.state).tone === 'bad'
  const others = chains.filter((chain) => !isShown(chain))
  return (
    <section className="chains" aria-label="Chains">
      {chains.length === 0 && props.isOld ? (
        <NotAvailable reason="the server does not say how its chains stand" />
      ) : null}
      <ul className="chain-list">
        {chains.filter(isShown).map((chain) => (
          <ChainCard key={chain.chainId} chain={chain} isOld={props.isOld} />
        ))}
      </ul>
      <p className="chain-notes muted">
        {skewSeconds < 60
          ? null
          : `Blocks used lie up to ${formatAge(skewSeconds)} apart: the chains are not of one moment. `}
        {others.length === 0
          ? null
          : `Without accounts here: ${others.map((chain) => `${chain.name} (${chain.state.toLowerCase()})`).join(', ')}.`}
      </p>
    </section>
  )
}
