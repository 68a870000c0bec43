import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatUsd } from '../format/formatUsd.ts'
import { requirementSum } from './requirementSum.ts'

/** Of what the netted requirement is made, and under which model. */
export function RequirementLines(props: { readonly economic: Graphql.EconomicHealth }): ReactNode {
  const { lines, nettedRequirementUsd, model } = props.economic
  const { totalUsd, isEqual } = requirementSum(props.economic)
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
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal in every field.
              <tr key={at}>
                <th scope="row">
                  {line.label}
                  {line.factor === null ? '' : ` · ${line.factor}`}
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
                {isEqual ? (
                  <span className="readds">✓ the netted requirement</span>
                ) : (
                  <span className="readds tone-bad">
                    ✕ given as {formatUsd(nettedRequirementUsd)}
                  </span>
                )}
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
