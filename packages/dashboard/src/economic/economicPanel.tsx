import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatRatio } from '../format/formatRatio.ts'
import { formatWholeUsd } from '../format/formatUsd.ts'
import { Figure } from '../layout/figure.tsx'
import { NotAvailable } from '../value/notAvailable.tsx'
import { SiloCost } from './siloCost.tsx'

/** The whole book as the model sees it. It stands beside the enforced side and never in it. */
export function EconomicPanel(props: { readonly economic: Graphql.EconomicHealth }): ReactNode {
  const { economic } = props
  return (
    <section className="panel panel-economic" aria-labelledby="economic-title">
      <header className="panel-head">
        <h2 id="economic-title" className="side-tag side-economic">
          Economic
        </h2>
        <p className="muted">the whole book as modelled; no contract acts on it</p>
      </header>
      <div className="economic-top">
        <div>
          <p className="headline-label">Equity over netted requirement</p>
          <p className="headline-figure">
            {economic.healthRatio === null ? (
              <NotAvailable reason="nothing is required" />
            ) : (
              <span className="num">
                {formatRatio(economic.healthRatio)}
                <span className="times"> ×</span>
              </span>
            )}
          </p>
        </div>
        <dl className="figures">
          <Figure name="Equity">{formatWholeUsd(economic.equityUsd)}</Figure>
          <Figure name="Collateral">{formatWholeUsd(economic.collateralUsd)}</Figure>
          <Figure name="Debt">{formatWholeUsd(economic.debtUsd)}</Figure>
          <Figure name="Gross notional">{formatWholeUsd(economic.grossNotionalUsd)}</Figure>
        </dl>
      </div>
      <SiloCost economic={economic} />
    </section>
  )
}
