import type { Graphql } from '@crossmargin/sdk'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { formatTime } from '../format/formatTime.ts'
import type { HealthHistory } from './healthHistory.ts'
import { HealthLegend } from './healthLegend.tsx'
import { healthSeries } from './healthSeries.ts'
import { useColorScheme } from './useColorScheme.ts'

// The chart's library is a third of the page and decides nothing in the first five seconds.
const HealthPlot = lazy(async () => ({ default: (await import('./healthPlot.tsx')).HealthPlot }))

/** Every account's health factor since the page was opened. */
export function HealthChart(props: {
  readonly accounts: readonly Graphql.MarginAccount[]
  readonly history: HealthHistory
}): ReactNode {
  const { accounts, history } = props
  const [hovered, setHovered] = useState<number>()
  const scheme = useColorScheme()
  const { series, withoutLine } = useMemo(
    () => healthSeries(accounts, history),
    [accounts, history],
  )
  const times = useMemo(() => history.map((sample) => sample.timeSeconds), [history])
  const lines = JSON.stringify([scheme, ...series.map((each) => [each.id, each.style])])
  const index = hovered === undefined ? history.length - 1 : Math.min(hovered, history.length - 1)
  const time = times[index]
  return (
    <section className="card chart-card" aria-labelledby="chart-title">
      <div className="card-head">
        <h3 id="chart-title">Health factors this session</h3>
        <p className="muted num">
          {time === undefined ? '' : hovered === undefined ? countOf(times) : formatTime(time)}
        </p>
      </div>
      {series.length === 0 ? (
        <p className="muted">No account has a health factor to draw.</p>
      ) : (
        <>
          <HealthLegend series={series} index={index} />
          <div role="img" aria-label="Lines of the health factors above, over this session">
            <Suspense fallback={<div className="plot" />}>
              <HealthPlot key={lines} times={times} series={series} onHover={setHovered} />
            </Suspense>
          </div>
        </>
      )}
      <p className="table-note muted">
        {withoutLine.length === 0
          ? ''
          : `No line, for want of a number: ${withoutLine.join('; ')}. `}
        {series.length === 0
          ? ''
          : 'Logarithmic: equal heights are equal relative moves. Times in UTC.'}
      </p>
    </section>
  )
}

function countOf(times: readonly number[]): string {
  return times.length === 1 ? '1 update so far' : `${times.length} updates`
}
