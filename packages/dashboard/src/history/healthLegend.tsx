import type { ReactNode } from 'react'
import { formatRatio } from '../format/formatRatio.ts'
import type { HealthSeries } from './healthSeries.ts'
import { seriesDash } from './seriesStyle.ts'

/** Names the lines, with their values where the pointer stands, else the newest. */
export function HealthLegend(props: {
  readonly series: readonly HealthSeries[]
  readonly index: number
}): ReactNode {
  return (
    <ul className="legend">
      {props.series.map((each) => {
        const value = each.values[props.index] ?? null
        return (
          <li key={each.id}>
            <svg width="26" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="26"
                y1="4"
                y2="4"
                strokeWidth="2.5"
                strokeDasharray={seriesDash(each.style).join(' ')}
                className={`series-${each.style % 6}`}
              />
            </svg>
            <span className="legend-name">{each.name}</span>
            <strong className="num">{value === null ? 'n/a' : formatRatio(value)}</strong>
          </li>
        )
      })}
    </ul>
  )
}
