import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryAccounts, reportOf } from '../../test/arbitraryPortfolio.ts'
import { EmptyScenarioTableError } from '../errors/emptyScenarioTableError.ts'
import { toPriceBook } from '../factors/priceBook.ts'
import { valueExposures } from '../factors/valueExposures.ts'
import { netExposures } from '../portfolio/netExposures.ts'
import type { PortfolioAccount } from '../portfolio/portfolioInputs.ts'
import { defaultScenarioModel } from './defaultScenarioModel.ts'
import type { ScenarioModel } from './scenarioModel.ts'
import { scenarioRequirement } from './scenarioRequirement.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

/** Any model that is not refused. */
const arbitraryModel: fc.Arbitrary<ScenarioModel> = fc
  .record({
    rows: fc.array(fc.tuple(fc.double({ min: -1, max: 100, noNaN: true }), share), {
      minLength: 1,
    }),
    depegRows: fc.array(fc.tuple(share, share), { minLength: 1 }),
    rates: fc.array(share, { maxLength: 2 }),
    long: share,
    short: share,
  })
  .map(({ rows, depegRows, rates, long, short }) => ({
    ...defaultScenarioModel,
    rows: rows.map(([spotMove, weight], index) => ({ name: `row ${index}`, spotMove, weight })),
    depegRows: depegRows.map(([move, weight], index) => ({
      name: `depeg ${index}`,
      spotMove: -move,
      weight,
    })),
    unregistered: { longMove: -long, shortMove: short * 100 },
    contingencies: rates.map((rate, index) => ({
      name: `contingency ${index}`,
      kind: 'gross-notional-per-factor',
      rate,
    })),
  }))

function exposuresOf(accounts: readonly PortfolioAccount[]) {
  const { marketPrices, assets } = reportOf(accounts)
  const prices = toPriceBook(marketPrices)
  return netExposures(
    accounts.flatMap((account) => valueExposures({ ...account, prices, assets }).values),
  )
}

function scaled(accounts: readonly PortfolioAccount[], by: number): readonly PortfolioAccount[] {
  return accounts.map((account) => ({
    ...account,
    exposures: account.exposures.map((exposure) => ({
      ...exposure,
      quantity: exposure.quantity * by,
    })),
  }))
}

test('default', () => {
  expect(scenarioRequirement([], defaultScenarioModel)).toEqual({ requirementUsd: 0, lines: [] })
})

test('behavior: netting never asks for more than the parts do', () => {
  fc.assert(
    fc.property(arbitraryAccounts, arbitraryModel, (accounts, model) => {
      const netted = scenarioRequirement(exposuresOf(accounts), model).requirementUsd
      const siloed = accounts
        .map((account) => scenarioRequirement(exposuresOf([account]), model).requirementUsd)
        .reduce((sum, requirement) => sum + requirement, 0)
      expect(netted).toBeLessThanOrEqual(siloed * (1 + 1e-12) + 1e-9)
    }),
  )
})

test('behavior: twice the book needs twice the equity', () => {
  fc.assert(
    fc.property(
      arbitraryAccounts,
      arbitraryModel,
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      (accounts, model, by) => {
        const one = scenarioRequirement(exposuresOf(accounts), model).requirementUsd
        const many = scenarioRequirement(exposuresOf(scaled(accounts, by)), model).requirementUsd
        const gross = exposuresOf(accounts).reduce((sum, { grossUsd }) => sum + grossUsd, 0)
        expect(Math.abs(many - one * by)).toBeLessThanOrEqual(1e-12 * (gross * by * 100 + 1))
      },
    ),
  )
})

test('behavior: the lines add to the requirement, and none is a credit', () => {
  fc.assert(
    fc.property(arbitraryAccounts, arbitraryModel, (accounts, model) => {
      const { requirementUsd, lines } = scenarioRequirement(exposuresOf(accounts), model)
      expect(lines.reduce((sum, line) => sum + line.requirementUsd, 0)).toBe(requirementUsd)
      expect(lines.every((line) => line.requirementUsd >= 0)).toBe(true)
    }),
  )
})

test('behavior: larger moves, weights and rates never ask for less', () => {
  fc.assert(
    fc.property(arbitraryAccounts, arbitraryModel, share, (accounts, model, smaller) => {
      const lower: ScenarioModel = {
        ...model,
        rows: model.rows.map((row) => ({ ...row, spotMove: row.spotMove * smaller })),
        depegRows: model.depegRows.map((row) => ({ ...row, weight: row.weight * smaller })),
        unregistered: {
          longMove: model.unregistered.longMove * smaller,
          shortMove: model.unregistered.shortMove * smaller,
        },
        contingencies: model.contingencies.map((item) => ({ ...item, rate: item.rate * smaller })),
      }
      const exposures = exposuresOf(accounts)
      expect(scenarioRequirement(exposures, lower).requirementUsd).toBeLessThanOrEqual(
        scenarioRequirement(exposures, model).requirementUsd,
      )
    }),
  )
})

test('error: EmptyScenarioTableError', () => {
  expect(() => scenarioRequirement([], { ...defaultScenarioModel, rows: [] })).toThrow(
    EmptyScenarioTableError,
  )
})
