import {
  backtest,
  black76Value,
  createFilteredModel,
  createGenerator,
  durrlemanG,
  smileArbitrage,
  sviTotalVariance,
} from '@crossmargin/risk'
import { chart, path, text } from './svg.ts'

/** P&L of a short strangle hedged with a future, over moves of spot and of volatility. */
export function profitSurface(): string {
  const book = [
    { type: 'put', strike: 2_700, quantity: -10 },
    { type: 'call', strike: 3_400, quantity: -10 },
  ] as const
  const timeYears = 30 / 365
  const value = (forward: number, volatility: number) =>
    book.reduce(
      (sum, { type, strike, quantity }) =>
        sum + quantity * black76Value({ type, forward, strike, timeYears, volatility }),
      0,
    )
  const now = value(3_000, 0.6)
  const columns = 36
  const rows = 20
  const parameters = {
    title: 'P&amp;L of a short strangle, thousand USD: green gains, red loses',
    xLabel: 'move of spot, %',
    yLabel: 'move of volatility, points',
    xRange: [-36, 36],
    yRange: [-40, 40],
  } as const
  return chart(parameters, ({ x, y }) => {
    const cells: string[] = []
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const spotMove = -36 + (column + 0.5) * 2
        const volatilityMove = -40 + (row + 0.5) * 4
        const profit = value(3_000 * (1 + spotMove / 100), 0.6 + volatilityMove / 100) - now
        cells.push(
          `<rect x="${x(spotMove - 1).toFixed(1)}" y="${y(volatilityMove + 2).toFixed(1)}" width="18.9" height="16.3" fill="${shade(profit)}"/>`,
        )
        if (column % 6 === 2 && row % 4 === 1)
          cells.push(
            text({
              x: x(spotMove),
              y: y(volatilityMove) + 4,
              anchor: 'middle',
              text: (profit / 1_000).toFixed(1),
              size: 10,
            }),
          )
      }
    }
    return cells.join('')
  })
}

/** Vogt's smile: it looks harmless and can be arbitraged where Durrleman's g is below zero. */
export function volatilitySmile(): string {
  const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }
  const moneyness = Array.from({ length: 201 }, (_, index) => -1.5 + index * 0.015)
  const { intervals } = smileArbitrage(vogt, { reach: 1.5 })
  const parameters = {
    title: 'Vogt’s smile: variance ×10 (blue), Durrleman’s g (orange), arbitrage (red)',
    xLabel: 'log-moneyness ln(K / F)',
    yLabel: 'g, and total variance × 10',
    xRange: [-1.5, 1.5],
    yRange: [-0.5, 3],
  } as const
  return chart(parameters, ({ x, y }) => {
    const bands = intervals.map(
      ({ from, to }) =>
        `<rect x="${x(from).toFixed(1)}" y="48" width="${(x(to) - x(from)).toFixed(1)}" height="320" fill="#fbdcdc"/>`,
    )
    return [
      ...bands,
      path(
        moneyness.map((k) => [x(k), y(10 * sviTotalVariance(vogt, k))] as const),
        '#2563eb',
      ),
      path(
        moneyness.map((k) => [x(k), y(Math.min(3, Math.max(-0.5, durrlemanG(vogt, k))))] as const),
        '#d97706',
      ),
    ].join('')
  })
}

/** Filtered historical VaR over a seeded series whose volatility doubles half-way. */
export function valueAtRiskBacktest(): string {
  const generator = createGenerator(20_261_120n)
  const profits = Float64Array.from(
    { length: 1_000 },
    (_, day) => generator.nextNormal() * (day < 600 ? 0.02 : 0.04),
  )
  const [result] = backtest({
    history: { kind: 'profits', profits },
    models: [createFilteredModel()],
    confidence: 0.99,
    windowDays: 250,
    generator: createGenerator(1n),
  })
  if (result === undefined) return ''
  const { valueAtRisk, counts, profits: realised, tests } = result
  const parameters = {
    title: `VaR 99 % by filtered history: ${counts.failures} of ${valueAtRisk.length} days beyond it, Kupiec p = ${tests.proportion.pValue.toFixed(2)}`,
    xLabel: 'day',
    yLabel: 'profit and loss',
    xRange: [0, valueAtRisk.length],
    yRange: [-0.16, 0.16],
  } as const
  return chart(parameters, ({ x, y }) => {
    const dots = [...realised].map((profit, day) => {
      const isBeyond = -profit > (valueAtRisk[day] ?? Number.POSITIVE_INFINITY)
      return `<circle cx="${x(day).toFixed(1)}" cy="${y(profit).toFixed(1)}" r="${isBeyond ? 3.5 : 1.3}" fill="${isBeyond ? '#dc2626' : '#8b95a7'}"/>`
    })
    return (
      dots.join('') +
      path(
        [...valueAtRisk].map((loss, day) => [x(day), y(-loss)] as const),
        '#2563eb',
      )
    )
  })
}

/** Red for a loss, green for a gain, deeper with size. */
function shade(profit: number): string {
  const depth = Math.min(1, Math.sqrt(Math.abs(profit) / 8_000))
  const weak = Math.round(246 - 150 * depth)
  return profit < 0
    ? `rgb(235,${weak},${weak})`
    : `rgb(${weak},${Math.round(240 - 60 * depth)},${weak})`
}
