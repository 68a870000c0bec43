import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatGainUsd } from '../format/formatUsd.ts'
import { scenarioMove } from './scenarioMove.ts'

/** One gain or loss; marked where it decides the requirement. */
export function ScenarioCell(props: {
  readonly result: Graphql.ScenarioResult | undefined
  /** Whether to tell the move here, for want of one that the whole row shares. */
  readonly hasOwnMove: boolean
}): ReactNode {
  const { result, hasOwnMove } = props
  if (result === undefined) {
    return (
      <td className="right muted">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">not moved</span>
      </td>
    )
  }
  const { profitUsd, isWorst, weight } = result
  return (
    <td className={`right${isWorst && profitUsd < 0 ? ' scenario-worst' : ''}`}>
      <span className="cell-note num">
        {isWorst ? <span className="worst-tag">worst</span> : null}
        {hasOwnMove ? scenarioMove(result) : null}
      </span>
      <span className={`num cell-gain ${profitUsd < 0 ? 'loss' : ''}`}>
        {formatGainUsd(profitUsd)}
      </span>
      {isWorst && weight !== 1 ? (
        <span className="cell-counts num">counts {formatGainUsd(profitUsd * weight)}</span>
      ) : null}
    </td>
  )
}
