import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatBps } from '../format/formatPercent.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

/** What a liquidator may do, once it may. */
export function LiquidationTerms(props: {
  readonly terms: Graphql.LiquidationTerms
  readonly healthState: Graphql.HealthState
}): ReactNode {
  const { trigger, closeFactors, bonuses } = props.terms
  return (
    <section className="detail">
      <h4>Liquidation terms</h4>
      <dl className="terms">
        <dt>Trigger</dt>
        <dd>{trigger}</dd>
        <dt>Now</dt>
        <dd>{triggerState(props)}</dd>
        {closeFactors.map(({ debt, closeFactorBps }) => (
          <Term
            key={debt.id}
            name={`Of ${debt.symbol} debt`}
            text={
              closeFactorBps === 0
                ? 'none may be repaid now'
                : `${formatBps(closeFactorBps)} may be repaid in one call`
            }
          />
        ))}
        {bonuses.map(({ collateral, bonusBps }) => (
          <Term
            key={collateral.id}
            name={`Bonus on ${collateral.symbol}`}
            text={formatBps(bonusBps - 10_000)}
          />
        ))}
      </dl>
    </section>
  )
}

// Of an unknown account the server cannot have decided: "not met" would flatter it.
function triggerState(props: {
  readonly terms: Graphql.LiquidationTerms
  readonly healthState: Graphql.HealthState
}): ReactNode {
  if (props.healthState === 'UNKNOWN') return <NotAvailable reason="the account is unknown" />
  if (props.terms.isLiquidatable) return <strong className="tone-bad">✕ can be liquidated</strong>
  return 'not met'
}

function Term(props: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.text}</dd>
    </>
  )
}
