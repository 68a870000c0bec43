import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatGainUsd } from '../format/formatUsd.ts'
import { greekColumns } from './greekColumns.ts'

/** Gains in dollars for a small rise of each factor. */
export function GreeksTable(props: {
  readonly greeks: readonly Graphql.FactorGreeks[]
}): ReactNode {
  const { shown, zero } = greekColumns(props.greeks)
  return (
    <section className="card">
      <h3>Greeks</h3>
      {props.greeks.length === 0 ? (
        <p className="muted">No exposure to any factor.</p>
      ) : (
        <div className="scroller">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Factor</th>
                {shown.map((column) => (
                  <th key={column.unit} scope="col" className="right">
                    {column.name} <span className="unit">{column.unit}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.greeks.map((each) => (
                <tr key={each.factor}>
                  <th scope="row">{each.factor}</th>
                  {shown.map((column) => (
                    <td key={column.unit} className="right num">
                      {formatGainUsd(column.pick(each))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {zero.length === 0 ? null : (
        <p className="table-note muted">Zero for every factor: {zero.join(', ')}.</p>
      )}
    </section>
  )
}
