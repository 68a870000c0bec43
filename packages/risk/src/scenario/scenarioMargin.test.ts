import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryRiskBook } from '../../test/arbitraryRiskBook.ts'
import { bareEth, hedgedBook, scaledBook } from '../../test/riskBookFixture.ts'
import { InvalidParameterSetError } from '../errors/invalidParameterSetError.ts'
import { InvalidRiskBookError } from '../errors/invalidRiskBookError.ts'
import type { RiskBook } from './book/riskBook.ts'
import { derivePmrm2 } from './parameter-sets/derivePmrm2.ts'
import { marginParameterSets } from './parameter-sets/marginParameterSets.ts'
import { scenarioMargin } from './scenarioMargin.ts'

const anySet = fc.constantFrom(...marginParameterSets)
const sum = (lines: readonly { readonly amountUsd: number }[]): number =>
  lines.reduce((total, { amountUsd }) => total + amountUsd, 0)

test('default', () => {
  const { maintenance, initial, equityUsd, underlyings } = scenarioMargin(hedgedBook, derivePmrm2)
  expect(underlyings[0]?.profits).toHaveLength(31)
  expect(
    [...maintenance.lines, ...initial.lines].map(({ kind, label, amountUsd }) => ({
      kind,
      label,
      amountUsd: Number(amountUsd.toFixed(6)),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "amountUsd": 930.379299,
        "kind": "scenario",
        "label": "worst row "-13.5% down"",
      },
      {
        "amountUsd": 300,
        "kind": "contingency",
        "label": "perpetuals held",
      },
      {
        "amountUsd": 60,
        "kind": "contingency",
        "label": "naked shorts",
      },
      {
        "amountUsd": 99.5,
        "kind": "contingency",
        "label": "STETH haircut",
      },
      {
        "amountUsd": 1162.974124,
        "kind": "scenario",
        "label": "worst row "-13.5% down"",
      },
      {
        "amountUsd": 300,
        "kind": "contingency",
        "label": "perpetuals held",
      },
      {
        "amountUsd": 100,
        "kind": "contingency",
        "label": "perpetuals held, initial",
      },
      {
        "amountUsd": 60,
        "kind": "contingency",
        "label": "naked shorts",
      },
      {
        "amountUsd": 40,
        "kind": "contingency",
        "label": "naked shorts, initial",
      },
      {
        "amountUsd": 99.5,
        "kind": "contingency",
        "label": "STETH haircut",
      },
      {
        "amountUsd": 39.8,
        "kind": "contingency",
        "label": "STETH haircut, initial",
      },
    ]
  `)
  expect(maintenance.surplusUsd).toBe(equityUsd - maintenance.requirementUsd)
})

test('behavior: a book of cash asks for nothing', () => {
  for (const set of marginParameterSets) {
    const margin = scenarioMargin({ cash: 5, stablePriceUsd: 0.5, underlyings: [bareEth] }, set)
    expect(margin.maintenance).toEqual({ requirementUsd: 0, surplusUsd: 5, lines: [] })
    expect(margin.initial).toEqual({ requirementUsd: 0, surplusUsd: 5, lines: [] })
  }
})

test('behavior: a cent of a plain sum: one perpetual under the second version', () => {
  const book: RiskBook = {
    cash: 0,
    stablePriceUsd: 1,
    underlyings: [
      {
        ...bareEth,
        perpetuals: [{ quantity: 1, markPriceUsd: 2000, confidence: 1, unsettledUsd: 0 }],
      },
    ],
  }
  const margin = scenarioMargin(book, derivePmrm2)
  expect(margin.maintenance.requirementUsd).toBeCloseTo(0.8 * 0.18 * 2000 + 0.015 * 2000, 9)
  expect(margin.initial.requirementUsd).toBeCloseTo(0.18 * 2000 + 0.02 * 2000, 9)
})

test('behavior: lines re-add, nothing is NaN, initial is at least maintenance', () => {
  fc.assert(
    fc.property(arbitraryRiskBook, anySet, (book, set) => {
      const { maintenance, initial } = scenarioMargin(book, set)
      for (const side of [maintenance, initial]) {
        expect(Number.isFinite(side.surplusUsd)).toBe(true)
        expect(sum(side.lines)).toBe(side.requirementUsd)
        expect(side.lines.every(({ amountUsd }) => amountUsd > 0)).toBe(true)
      }
      const slack = 1e-9 * Math.max(1, initial.requirementUsd)
      expect(initial.requirementUsd).toBeGreaterThanOrEqual(maintenance.requirementUsd - slack)
    }),
    { numRuns: 200 },
  )
})

test('behavior: a book twice as large asks for twice as much', () => {
  fc.assert(
    fc.property(
      arbitraryRiskBook,
      anySet,
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      (book, set, factor) => {
        const one = scenarioMargin(book, set).initial.requirementUsd
        const many = scenarioMargin(scaledBook(book, factor), set).initial.requirementUsd
        expect(Math.abs(many - factor * one)).toBeLessThanOrEqual(1e-9 * Math.max(1, many))
      },
    ),
    { numRuns: 200 },
  )
})

test('behavior: a line re-adds to the formula of the second version', () => {
  fc.assert(
    fc.property(arbitraryRiskBook, (book) => {
      const { maintenance, underlyings } = scenarioMargin(book, derivePmrm2)
      const expected = underlyings.reduce((total, risk) => {
        const worst = Math.min(0, risk.basisLossUsd, ...risk.profits.map((it) => it.profitUsd))
        const charges = risk.contingencies.reduce((all, it) => all + it.maintenanceUsd, 0)
        return total - worst * derivePmrm2.maintenanceFactor + charges
      }, 0)
      const bound = 1e-9 * Math.max(1, expected)
      expect(Math.abs(maintenance.requirementUsd - expected)).toBeLessThanOrEqual(bound)
    }),
    { numRuns: 100 },
  )
})

test('behavior: the parts of a row add to its profit', () => {
  for (const { profits } of scenarioMargin(hedgedBook, derivePmrm2).underlyings) {
    for (const row of profits) {
      const parts = row.perpetualsUsd + row.futuresUsd + row.optionsUsd + row.collateralUsd
      expect(row.profitUsd).toBeCloseTo(parts, 9)
    }
  }
})

test('behavior: a larger naked short asks for more', () => {
  const expiry = hedgedBook.underlyings[0]?.expiries[0]
  if (expiry === undefined) return expect.unreachable()
  const requirement = (quantity: number, set: (typeof marginParameterSets)[number]): number => {
    const options = [{ kind: 'call' as const, strikePriceUsd: 2200, quantity, volatility: 0.6 }]
    const underlyings = [{ ...bareEth, expiries: [{ ...expiry, options }] }]
    return scenarioMargin({ cash: 0, stablePriceUsd: 1, underlyings }, set).initial.requirementUsd
  }
  for (const set of marginParameterSets) {
    expect(requirement(-2, set)).toBeGreaterThan(requirement(-1, set))
  }
})

test('error: InvalidRiskBookError', () => {
  const broken = { ...hedgedBook, cash: Number.NaN }
  expect(() => scenarioMargin(broken, derivePmrm2)).toThrow(InvalidRiskBookError)
  const [eth] = hedgedBook.underlyings
  if (eth === undefined) return expect.unreachable()
  const underlyings = [{ ...eth, spotPriceUsd: 0 }]
  expect(() =>
    scenarioMargin({ ...hedgedBook, underlyings }, derivePmrm2),
  ).toThrowErrorMatchingInlineSnapshot(`
    [InvalidRiskBookError: The book's \`ETH.spotPriceUsd\` is 0.
    It must be a finite number greater than 0.
    Correct it, or leave the position out and report it as a gap.]
  `)
})

test('error: InvalidParameterSetError', () => {
  const set = { ...derivePmrm2, initialFactor: Number.NaN }
  expect(() => scenarioMargin(hedgedBook, set)).toThrow(InvalidParameterSetError)
})
