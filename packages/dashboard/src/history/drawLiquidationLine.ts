import type uPlot from 'uplot'

/** Draws the line at health factor 1 and shades what lies beyond it, over the grid, under the data. */
export function drawLiquidationLine(
  plot: uPlot,
  parameters: { readonly color: string; readonly font: string },
): void {
  const { ctx, bbox } = plot
  const y = plot.valToPos(1, 'y', true)
  if (y > bbox.top + bbox.height) return
  ctx.save()
  ctx.fillStyle = parameters.color
  ctx.globalAlpha = 0.1
  ctx.fillRect(bbox.left, y, bbox.width, bbox.top + bbox.height - y)
  ctx.globalAlpha = 1
  ctx.strokeStyle = parameters.color
  ctx.lineWidth = 1.5 * devicePixelRatio
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.font = parameters.font.replace(/^\d+/, String(12 * devicePixelRatio))
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  ctx.fillText('liquidation', bbox.left + 8 * devicePixelRatio, y - 3 * devicePixelRatio)
  ctx.restore()
}
