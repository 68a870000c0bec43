import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { UnorderedExpiriesError } from './errors/unorderedExpiriesError.ts'
import { fitSsvi } from './fitSsvi.ts'
import { sviTotalVariance } from './rawSvi.ts'
import { smileArbitrage } from './smileArbitrage.ts'
import { isSsviFree, type Ssvi, ssviSmile } from './ssvi.ts'
import { surfaceArbitrage } from './surfaceArbitrage.ts'
import type { QuotedSmile } from './sviQuotes.ts'

const truth: Ssvi = { rho: -0.4, eta: 1.1, gamma: 0.4 }

function quoted(
  ssvi: Ssvi,
  at: { readonly theta: number; readonly timeYears: number },
): QuotedSmile {
  const { theta, timeYears } = at
  const quotes = [-0.5, -0.25, -0.1, 0, 0.1, 0.3].map((k) => ({
    strike: 100 * Math.exp(k),
    volatility: Math.sqrt(sviTotalVariance(ssviSmile(ssvi, theta), k) / timeYears),
  }))
  return { forward: 100, timeYears, quotes }
}

const smiles = [
  quoted(truth, { theta: 0.02, timeYears: 0.1 }),
  quoted(truth, { theta: 0.06, timeYears: 0.3 }),
  quoted(truth, { theta: 0.18, timeYears: 1 }),
]

test('default', () => {
  const { ssvi, slices } = fitSsvi(smiles)
  expect(ssvi.rho).toBeCloseTo(truth.rho, 4)
  expect(ssvi.eta).toBeCloseTo(truth.eta, 4)
  expect(ssvi.gamma).toBeCloseTo(truth.gamma, 4)
  expect(slices.map(({ theta }) => Number(theta.toFixed(6)))).toEqual([0.02, 0.06, 0.18])
  expect(surfaceArbitrage({ slices }).isFree).toBe(true)
})

test('behavior: a variance at the money that falls is lifted, and said to be', () => {
  const crossed = [...smiles.slice(0, 2), quoted(truth, { theta: 0.05, timeYears: 1 })]
  const last = fitSsvi(crossed).slices[2]
  expect(last?.theta).toBeCloseTo(0.06, 4)
  expect(last?.quotedTheta).toBeCloseTo(0.05, 4)
})

test('behavior: the value at the money is theta, and inside the bounds no butterfly is free money', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.95, max: 0.95, noNaN: true }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      fc.double({ min: 1e-3, max: 4, noNaN: true }),
      (rho, share, gamma, theta) => {
        const ssvi = { rho, eta: (2 * share) / (1 + Math.abs(rho)), gamma }
        expect(isSsviFree({ ...ssvi, eta: ssvi.eta * (1 - 1e-12) })).toBe(true)
        const smile = ssviSmile(ssvi, theta)
        expect(sviTotalVariance(smile, 0) / theta).toBeCloseTo(1, 10)
        expect(smileArbitrage(smile).leastG).toBeGreaterThan(-1e-9)
      },
    ),
  )
})

test('error: UnorderedExpiriesError', () => {
  expect(() => fitSsvi([...smiles].reverse())).toThrow(UnorderedExpiriesError)
  expect(() => fitSsvi([])).toThrow(UnorderedExpiriesError)
})

test('error: InvalidSviError', () => {
  expect(() => ssviSmile(truth, 0)).toThrow(InvalidSviError)
  expect(() => ssviSmile({ ...truth, rho: 1 }, 0.1)).toThrow(InvalidSviError)
})
