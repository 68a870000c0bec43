import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainHaircut } from './chainHaircut.ts'
import { defaultCollateralClasses, tieredHaircut } from './collateralTiers.ts'
import { combineHaircuts } from './combineHaircuts.ts'
import { depegHaircut } from './depegHaircut.ts'
import { concentrationHaircut, liquidityHaircut } from './liquidityHaircut.ts'
import { oracleHaircut } from './oracleHaircut.ts'
import { kurtosisHaircut, volatilityHaircut } from './volatilityHaircut.ts'

/** A haircut as a function of one input in [0, 1], higher meaning riskier. */
type Laws = Readonly<Record<string, (risk: number, other: number) => number>>

const depth = { slippages: [0.001, 0.01, 0.1], cumulativeUsd: [1e5, 1e6, 5e6] }
const peg = { basisVolatilityPerDay: 0.003, liquidationDays: 2 }
const oracle = {
  relativeInterval: 0.001,
  ageSeconds: 60,
  heartbeatSeconds: 3600,
  volatilityPerDay: 0.03,
}
const base = { volatilityPerDay: 0.04, liquidationDays: 2 }
const bridge = { name: 'b', failurePerYear: 0.02, lossGivenFailure: 0.8 }

const laws: Laws = {
  'volatility in σ': (x, y) => volatilityHaircut({ volatilityPerDay: x, liquidationDays: 10 * y }),
  'volatility in days': (x, y) =>
    volatilityHaircut({ volatilityPerDay: y, liquidationDays: 30 * x }),
  'volatility in confidence': (x) => volatilityHaircut({ ...base, confidence: 0.5 + 0.499 * x }),
  'kurtosis in kurtosis': (x, y) =>
    kurtosisHaircut({ ...base, liquidationDays: 3 * y, excessKurtosis: 20 * x }),
  'liquidity in size': (x) => liquidityHaircut({ depth, sizeUsd: 1e7 * x }),
  'liquidity in lost depth': (x, y) =>
    liquidityHaircut({ depth, sizeUsd: 8e6 * y, stressFactor: 1 - 0.999 * x }),
  'concentration in share': (x) => concentrationHaircut({ heldUsd: 2e6 * x, availableUsd: 1e6 }),
  'depeg in fall': (x) =>
    depegHaircut({
      ...peg,
      prices: [
        { source: 'a', ratio: 1 },
        { source: 'b', ratio: 1 - x },
      ],
    }),
  'depeg in volatility': (x, y) =>
    depegHaircut({
      ...peg,
      basisVolatilityPerDay: x,
      prices: [{ source: 'a', ratio: 1 - 0.2 * y }],
    }),
  'oracle in interval': (x) => oracleHaircut({ ...oracle, relativeInterval: x }),
  'oracle in age': (x) => oracleHaircut({ ...oracle, ageSeconds: 50_000 * x }),
  'oracle in volatility': (x) =>
    oracleHaircut({ ...oracle, volatilityPerDay: x, ageSeconds: 3000 }),
  'chain in probability': (x, y) =>
    chainHaircut({ chainFailurePerYear: x, bridges: [bridge], holdingDays: 365 * y }),
  'chain in bridge': (x) =>
    chainHaircut({
      chainFailurePerYear: 0.01,
      bridges: [{ ...bridge, failurePerYear: x }],
      holdingDays: 30,
    }),
  'chain in days': (x) =>
    chainHaircut({ chainFailurePerYear: 0.01, bridges: [bridge], holdingDays: 3650 * x }),
  'combined in a line': (x, y) =>
    combineHaircuts([
      { name: 'a', haircut: y },
      { name: 'b', haircut: x },
    ]).haircut,
  ...Object.fromEntries(
    defaultCollateralClasses.map((it) => [
      `tier ${it.name}`,
      (x: number) => tieredHaircut(2e8 * x, it),
    ]),
  ),
}

test('default', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  for (const [name, haircut] of Object.entries(laws)) {
    fc.assert(
      fc.property(share, share, share, (a, b, other) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((risk) => haircut(risk, other))
        expect(low, name).toBeGreaterThanOrEqual(0)
        expect(high, name).toBeLessThanOrEqual(1)
        expect((high as number) - (low as number), name).toBeGreaterThanOrEqual(-1e-9)
      }),
    )
  }
})
