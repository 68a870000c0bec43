import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { Figure } from '../layout/figure.tsx'
import { HealthRatio } from './healthRatio.tsx'
import { ModelUsd } from './modelUsd.tsx'
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
            <HealthRatio economic={economic} />
          </p>
          {economic.isComplete ? null : (
            <p className="incomplete">▲ Incomplete: a part of the book is missing</p>
          )}
        </div>
        <dl className="figures">
          <Figure name="Equity">
            <ModelUsd usd={economic.equityUsd} />
          </Figure>
          <Figure name="Collateral">
            <ModelUsd usd={economic.collateralUsd} />
          </Figure>
          <Figure name="Debt">
            <ModelUsd usd={economic.debtUsd} />
          </Figure>
          <Figure name="Above requirement">
            <ModelUsd usd={economic.slackUsd} />
          </Figure>
          <Figure name="Gross notional">
            <ModelUsd usd={economic.grossNotionalUsd} />
          </Figure>
        </dl>
      </div>
      <SiloCost economic={economic} />
    </section>
  )
}
