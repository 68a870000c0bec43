/** A chart's frame and the way from figures to its pixels. */
export type Frame = {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

/** Size and ranges of a chart. */
export type FrameParameters = {
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  readonly xRange: readonly [number, number]
  readonly yRange: readonly [number, number]
}

const width = 760
const height = 420
const left = 70
const right = 24
const top = 48
const bottom = 52

/** Draws a chart: frame, axes, ticks and whatever `draw` puts inside, as SVG text. */
export function chart(parameters: FrameParameters, draw: (frame: Frame) => string): string {
  const { title, xLabel, yLabel, xRange, yRange } = parameters
  const x = (value: number) =>
    left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * (width - left - right)
  const y = (value: number) =>
    height - bottom - ((value - yRange[0]) / (yRange[1] - yRange[0])) * (height - top - bottom)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const atX = xRange[0] + share * (xRange[1] - xRange[0])
    const atY = yRange[0] + share * (yRange[1] - yRange[0])
    return (
      text({ x: x(atX), y: height - bottom + 18, anchor: 'middle', text: tick(atX) }) +
      text({ x: left - 8, y: y(atY) + 4, anchor: 'end', text: tick(atY) }) +
      line({ from: [left, y(atY)], to: [width - right, y(atY)], color: '#e3e7ee' })
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${title}</title><rect width="${width}" height="${height}" fill="#ffffff"/>
${text({ x: left, y: 26, anchor: 'start', text: title, size: 15 })}
${ticks.join('\n')}
${draw({ x, y })}
${text({ x: (left + width - right) / 2, y: height - 12, anchor: 'middle', text: xLabel })}
<text transform="translate(18 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#394150">${yLabel}</text>
</svg>
`
}

/** One line of straight pieces through points given in pixels. */
export function path(points: readonly (readonly [number, number])[], color: string): string {
  const steps = points.map(
    ([px, py], index) => `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`,
  )
  return `<path d="${steps.join('')}" fill="none" stroke="${color}" stroke-width="1.6"/>`
}

/** A word in a chart. */
export function text(parameters: {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string
  readonly size?: number
}): string {
  const { x, y, anchor, size = 12 } = parameters
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}" fill="#394150">${parameters.text}</text>`
}

function line(parameters: {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly color: string
}): string {
  const { from, to, color } = parameters
  return `<line x1="${from[0]}" y1="${from[1].toFixed(1)}" x2="${to[0]}" y2="${to[1].toFixed(1)}" stroke="${color}"/>`
}

function tick(value: number): string {
  const magnitude = Math.abs(value)
  return value.toFixed(magnitude >= 100 || value === 0 ? 0 : magnitude >= 1 ? 1 : 2)
}
