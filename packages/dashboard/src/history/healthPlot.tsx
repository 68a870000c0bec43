import { type ReactNode, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { HealthSeries } from './healthSeries.ts'
import { plotOptions } from './plotOptions.ts'

type HealthPlotProps = {
  readonly times: readonly number[]
  readonly series: readonly HealthSeries[]
  readonly onHover: (index: number | undefined) => void
}

/**
 * The lines themselves, drawn by uPlot.
 *
 * Made once: lines and colours are of the moment it is mounted, so it is given another `key` when
 * either changes. Values may change at any time.
 */
export function HealthPlot(props: HealthPlotProps): ReactNode {
  const { times, series } = props
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const first = useRef(props)

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const { series, onHover } = first.current
    const options = plotOptions({ element, series, onHover })
    const made = new uPlot(options, toData(first.current), element)
    plot.current = made
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: options.height }),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [])

  useEffect(() => plot.current?.setData(toData({ times, series })), [times, series])

  return <div ref={box} className="plot" />
}

function toData({ times, series }: Pick<HealthPlotProps, 'times' | 'series'>): uPlot.AlignedData {
  return [[...times], ...series.map((each) => [...each.values])]
}
