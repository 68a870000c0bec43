import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { ExposureTable } from './exposureTable.tsx'
import { GreeksTable } from './greeksTable.tsx'
import { RequirementLines } from './requirementLines.tsx'
import { ScenarioTable } from './scenarioTable.tsx'

/** What the economic side is made of. */
export function EconomicDetails(props: { readonly economic: Graphql.EconomicHealth }): ReactNode {
  const { economic } = props
  return (
    <section className="economic-details" aria-labelledby="economic-details-title">
      <h2 id="economic-details-title" className="section-title">
        <span className="side-tag side-economic">Economic</span> The book as modelled
      </h2>
      <div className="columns">
        <div className="column">
          <ExposureTable exposures={economic.netExposures} />
          <GreeksTable greeks={economic.greeks} />
          <RequirementLines economic={economic} />
        </div>
        <div className="column">
          <ScenarioTable scenarios={economic.scenarios} />
        </div>
      </div>
    </section>
  )
}
