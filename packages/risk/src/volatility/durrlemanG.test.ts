import { expect, test } from 'vitest'
import { black76Value } from '../pricing/black76Value.ts'
import { durrlemanG } from './durrlemanG.ts'
import { sviTotalVariance } from './rawSvi.ts'
import { smileArbitrage } from './smileArbitrage.ts'

/** Axel Vogt's example, whose butterflies about k = 0.8 have a negative price. */
const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }

test('default', () => {
  expect(durrlemanG(vogt, 0)).toBeGreaterThan(0)
  expect(durrlemanG(vogt, 0.8)).toBeLessThan(0)
})

test('behavior: negative exactly where a butterfly has a negative price', () => {
  const call = (k: number): number => {
    const volatility = Math.sqrt(sviTotalVariance(vogt, k))
    return black76Value({ type: 'call', forward: 1, strike: Math.exp(k), timeYears: 1, volatility })
  }
  for (let k = -1.5; k <= 1.5; k += 0.05) {
    const strike = Math.exp(k)
    const h = 2e-3 * strike
    const butterfly = call(Math.log(strike - h)) - 2 * call(k) + call(Math.log(strike + h))
    if (Math.abs(durrlemanG(vogt, k)) < 1e-3) continue
    expect(Math.sign(butterfly), `k = ${k}`).toBe(Math.sign(durrlemanG(vogt, k)))
  }
})

test('behavior: a smile without variance is worse than any', () => {
  expect(durrlemanG({ ...vogt, a: -1 }, 0)).toBe(Number.NEGATIVE_INFINITY)
})

test('behavior: the check names where and how far', () => {
  const { isFree, leastG, atLogMoneyness, intervals } = smileArbitrage(vogt)
  expect(isFree).toBe(false)
  expect(leastG).toBeLessThan(0)
  expect(intervals).toHaveLength(1)
  expect(intervals[0]?.from).toBeLessThan(atLogMoneyness)
  expect(intervals[0]?.to).toBeGreaterThan(atLogMoneyness)
})

test('behavior: wings beyond the bound of Lee are not free', () => {
  expect(smileArbitrage({ a: 0.04, b: 1.5, rho: 0.5, m: 0, sigma: 0.5 }).isFree).toBe(false)
})
