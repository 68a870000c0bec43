import { mkdirSync, writeFileSync } from 'node:fs'
import { profitSurface, valueAtRiskBacktest, volatilitySmile } from './pictures.ts'

const folder = new URL('../../docs/gallery/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('profit-surface.svg', folder), profitSurface())
writeFileSync(new URL('volatility-smile.svg', folder), volatilitySmile())
writeFileSync(new URL('value-at-risk-backtest.svg', folder), valueAtRiskBacktest())
