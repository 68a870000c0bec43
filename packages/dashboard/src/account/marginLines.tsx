import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { Exact } from '../value/exact.tsx'
import { type MarginTotal, marginTotals } from './marginTotals.ts'

const columns = ['valueRaw', 'initialRaw', 'maintenanceRaw'] as const

/** The workings of a margin, line by line, added up again on this page. */
export function MarginLines(props: { readonly margin: Graphql.Margin }): ReactNode {
  const { margin } = props
  const { decimals, symbol } = margin.numeraire
  const totals = marginTotals(margin)
  // Two lines may be equal in every field: their place is all that tells them apart.
  const rows = margin.lines.map((line, at) => ({ key: String(at), line }))
  return (
    <section className="detail">
      <h4>
        Workings <span className="muted">in {symbol}, every digit</span>
      </h4>
      <div className="scroller">
        <table className="plain lines-table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className="right">
                Adds to equity
              </th>
              <th scope="col" className="right">
                to initial slack
              </th>
              <th scope="col" className="right">
                to maintenance slack
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, line }) => (
              <tr key={key}>
                <th scope="row">
                  {line.label}
                  <span className="workings muted">{line.workings}</span>
                </th>
                {columns.map((column) => (
                  <td key={column} className="right">
                    <Exact raw={line[column]} decimals={decimals} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {[totals.value, totals.initial, totals.maintenance].map((total) => (
                <TotalCell key={total.name} total={total} decimals={decimals} />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function TotalCell(props: { readonly total: MarginTotal; readonly decimals: number }): ReactNode {
  const { total, decimals } = props
  return (
    <td className="right">
      <Exact raw={total.totalRaw} decimals={decimals} />
      {total.isEqual ? (
        <span className="readds">✓ {total.name.toLowerCase()}, exactly</span>
      ) : (
        <span className="readds tone-bad">
          ✕ {total.name.toLowerCase()} is given as{' '}
          <Exact raw={total.statedRaw} decimals={decimals} />
        </span>
      )}
    </td>
  )
}
