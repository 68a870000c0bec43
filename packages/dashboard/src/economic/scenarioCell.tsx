import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { formatGainUsd } from '../format/formatUsd.ts'

/** One gain or loss, with the move behind it; marked where it decides the requirement. */
export function ScenarioCell(props: {
  readonly result: Graphql.ScenarioResult | undefined
}): ReactNode {
  const { result } = props
  if (result === undefined) return <td className="right muted">not moved</td>
  const { spotMove, weight, profitUsd, isWorst } = result
  const percent = formatNumber(spotMove * 100, 1).replace('.0', '')
  const move = `${spotMove > 0 ? '+' : ''}${percent} %`
  return (
    <td className={`right${isWorst ? ' scenario-worst' : ''}`}>
      <span className="cell-note num">
        {isWorst ? <span className="worst-tag">worst</span> : null}
        {move}
        {weight === 1 ? '' : ` × ${formatNumber(weight, 2)}`}
      </span>
      <span className={`num cell-gain ${profitUsd < 0 ? 'loss' : ''}`}>
        {formatGainUsd(profitUsd)}
      </span>
    </td>
  )
}
