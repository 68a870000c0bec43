import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatUsd } from '../format/formatUsd.ts'
import { NotAvailable } from '../value/notAvailable.tsx'
import { type RequirementSum, requirementSum } from './requirementSum.ts'

/** Of what the netted requirement is made, and under which model. */
export function RequirementLines(props: { readonly economic: Graphql.EconomicHealth }): ReactNode {
  const { lines, nettedRequirementUsd, model } = props.economic
  // Two lines may be equal in every field: their place is all that tells them apart.
  const rows = lines.map((line, at) => ({ key: String(at), line }))
  const { totalUsd, verdict } = requirementSum(props.economic)
  return (
    <section className="card">
      <h3>Netted requirement</h3>
      <div className="scroller">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className="right">
                Requirement
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, line }) => (
              <tr key={key}>
                <th scope="row">
                  {line.factor === null ? '' : `${line.factor} · `}
                  {line.label}
                  <span className="workings muted">{line.workings}</span>
                </th>
                <td className="right num">{formatUsd(line.requirementUsd)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className="right num">
                {formatUsd(totalUsd)}
                <Verdict verdict={verdict} statedUsd={nettedRequirementUsd} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="table-note muted">
        Model {model.name} {model.version}. {model.description}
      </p>
    </section>
  )
}

function Verdict(props: {
  readonly verdict: RequirementSum['verdict']
  readonly statedUsd: number | null
}): ReactNode {
  if (props.verdict === 'equal') return <span className="readds">✓ re-adds</span>
  if (props.verdict === 'partial' || props.statedUsd === null) {
    return <NotAvailable reason="the whole requirement is unknown; this is the known part" />
  }
  return <span className="readds tone-bad">✕ given as {formatUsd(props.statedUsd)}</span>
}
