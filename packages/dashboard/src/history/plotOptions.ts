import type uPlot from 'uplot'
import { formatTime } from '../format/formatTime.ts'
import { drawLiquidationLine } from './drawLiquidationLine.ts'
import type { HealthSeries } from './healthSeries.ts'
import { healthRange, healthTicks } from './healthTicks.ts'
import { seriesDash } from './seriesStyle.ts'

const height = 260

/** Options of the health chart: a logarithmic axis, on which equal heights are equal price moves. */
export function plotOptions(parameters: {
  readonly element: HTMLElement
  readonly series: readonly HealthSeries[]
  readonly onHover: (index: number | undefined) => void
}): uPlot.Options {
  const { element, series, onHover } = parameters
  const style = getComputedStyle(element)
  const color = (name: string) => style.getPropertyValue(name).trim()
  const axis = {
    stroke: color('--muted'),
    grid: { stroke: color('--line-soft'), width: 1 },
    ticks: { show: false },
    font: `12px ${style.fontFamily}`,
  }
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true, range: timeRange },
      y: { distr: 3, range: (plot) => rangeOf(plot) },
    },
    axes: [
      { ...axis, space: 90, size: 28, values: (_plot, splits) => splits.map(clockOf) },
      {
        ...axis,
        size: 48,
        splits: (_plot, _axis, min, max) => [...healthTicks({ min, max, apart: 0.1 })],
        filter: (_plot, splits) => splits,
        values: (_plot, splits) =>
          splits.map((split) => (split >= 10 ? `${split}` : split.toFixed(2))),
      },
    ],
    series: [
      {},
      ...series.map((each) => ({
        stroke: color(`--series-${each.style % 6}`),
        width: 2,
        dash: [...seriesDash(each.style)],
        spanGaps: false,
        // One or two points make no line that an eye would find.
        points: { show: (plot: uPlot) => plot.data[0].length < 3, size: 6 },
      })),
    ],
    hooks: {
      drawAxes: [
        (plot) => drawLiquidationLine(plot, { color: color('--danger'), font: axis.font }),
      ],
      setCursor: [(plot) => onHover(plot.cursor.idx ?? undefined)],
    },
  }
}

// At least a minute is shown, so that the first updates do not fill the whole width.
function timeRange(_plot: uPlot, min: number, max: number): uPlot.Range.MinMax {
  return [Math.min(min, max - 60), max]
}

function rangeOf(plot: uPlot): uPlot.Range.MinMax {
  const values = plot.data.slice(1).flatMap((each) => [...each])
  const { min, max } = healthRange(values.filter((value) => typeof value === 'number'))
  return [min, max]
}

function clockOf(unixSeconds: number): string {
  return formatTime(unixSeconds).slice(11, 19)
}
