import { type ReactNode, useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { HealthSeries } from './healthSeries.ts'
import { plotOptions } from './plotOptions.ts'

/** The lines themselves, drawn by uPlot; made anew only when lines or colours change. */
export function HealthPlot(props: {
  readonly times: readonly number[]
  readonly series: readonly HealthSeries[]
  readonly scheme: 'dark' | 'light'
  readonly onHover: (index: number | undefined) => void
}): ReactNode {
  const { times, series, scheme, onHover } = props
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const data = useRef<uPlot.AlignedData>([[]])
  data.current = [[...times], ...series.map((each) => [...each.values])]
  const identity = JSON.stringify([scheme, ...series.map((each) => [each.id, each.style])])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the identity stands for the series.
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const options = plotOptions({ element, series, onHover })
    const made = new uPlot(options, data.current, element)
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
  }, [identity])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the data follow the times.
  useEffect(() => plot.current?.setData(data.current), [times])

  return <div ref={box} className="plot" />
}
