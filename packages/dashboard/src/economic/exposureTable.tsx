import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatGainUsd, formatWholeUsd } from '../format/formatUsd.ts'
import { ExposureBar } from './exposureBar.tsx'

/** What the book is long and short of, over all accounts and chains. */
export function ExposureTable(props: {
  readonly exposures: readonly Graphql.NetExposure[]
}): ReactNode {
  const scale = Math.max(1e-9, ...props.exposures.flatMap((each) => [each.longUsd, each.shortUsd]))
  return (
    <section className="card">
      <h3>Net exposures</h3>
      {props.exposures.length === 0 ? (
        <p className="muted">No exposure to any factor.</p>
      ) : (
        <div className="scroller">
          <table className="plain exposure-table">
            <thead>
              <tr>
                <th scope="col">Factor</th>
                <th scope="col" className="right">
                  Net
                </th>
                <th scope="col" className="bar-head">
                  <span>short</span>
                  <span>long</span>
                </th>
                <th scope="col" className="right">
                  Short
                </th>
                <th scope="col" className="right">
                  Long
                </th>
              </tr>
            </thead>
            <tbody>
              {props.exposures.map((each) => (
                <tr key={each.factor}>
                  <th scope="row">{each.factor}</th>
                  <td className="right num strong">{formatGainUsd(each.netUsd)}</td>
                  <td className="bar-cell">
                    <ExposureBar exposure={each} scale={scale} />
                  </td>
                  <td className="right num">{formatWholeUsd(-each.shortUsd)}</td>
                  <td className="right num">{formatWholeUsd(each.longUsd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
