import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { ScenarioCell } from './scenarioCell.tsx'
import { scenarioGrid } from './scenarioGrid.ts'

/** What each scenario would do to each factor's part of the book; the worst decides. */
export function ScenarioTable(props: {
  readonly scenarios: readonly Graphql.ScenarioResult[]
}): ReactNode {
  const { factors, rows } = scenarioGrid(props.scenarios)
  return (
    <section className="card">
      <h3>
        Scenarios <span className="muted">gain or loss by factor</span>
      </h3>
      {rows.length === 0 ? (
        <p className="muted">The model has no scenario for this book.</p>
      ) : (
        <div className="scroller">
          <table className={`plain scenario-table${factors.length > 3 ? ' scenario-stacked' : ''}`}>
            <thead>
              <tr>
                <th scope="col">Scenario</th>
                {factors.map((factor) => (
                  <th key={factor} scope="col" className="right">
                    {factor}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.scenario}>
                  <th scope="row" title={row.move}>
                    {row.scenario}
                    {row.weight === undefined || row.weight === 1 ? null : (
                      <span className="row-note num">counts × {row.weight}</span>
                    )}
                  </th>
                  {row.cells.map((cell, at) => (
                    <ScenarioCell
                      key={factors[at]}
                      result={cell}
                      hasOwnMove={row.move === undefined}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
