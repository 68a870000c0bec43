import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { profitSurface, valueAtRiskBacktest, volatilitySmile } from './pictures.ts'

test.each([
  ['profit-surface', profitSurface],
  ['volatility-smile', volatilitySmile],
  ['value-at-risk-backtest', valueAtRiskBacktest],
] as const)('behavior: %s is what the library draws now (else: pnpm gallery)', (name, draw) => {
  const path = new URL(`../../docs/gallery/${name}.svg`, import.meta.url)
  const drawn = draw()
  expect(drawn).not.toMatch(/NaN|Infinity|undefined/)
  expect(readFileSync(path, 'utf8')).toBe(drawn)
})
