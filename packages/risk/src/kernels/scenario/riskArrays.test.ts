import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { columnsOf, type OptionItem, optionItem } from '../../../test/optionColumnsFixture.ts'
import { black76Value } from '../../pricing/black76Value.ts'
import { LengthMismatchError } from '../../pricing/errors/lengthMismatchError.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { accountScenarioValues } from './accountScenarioValues.ts'
import { riskArrays } from './riskArrays.ts'
import { scenarioTotals } from './scenarioTotals.ts'

const { wasm, typescript } = await bothKernels()
const scenario = fc.record({ move: fc.double({ min: 0.2, max: 4, noNaN: true }), level: fc.nat(2) })
const factors = [0.6, 1, 1.8]

function inputsOf(
  items: readonly OptionItem[],
  scenarios: readonly { readonly move: number; readonly level: number }[],
) {
  const { forwards, strikes, timesYears, isCall, volatilities, quantities } = columnsOf(items)
  const contracts = { forwards, strikes, timesYears, isCall }
  const table = {
    spotMultipliers: Float64Array.from(scenarios, (it) => it.move),
    levels: Uint8Array.from(scenarios, (it) => it.level),
    volatilityLevels: factors.map((factor) => volatilities.map((it) => it * factor)),
  }
  return { contracts, table, quantities }
}

test('behavior: rows are the scalar values, and WebAssembly and TypeScript agree to the bit', () => {
  fc.assert(
    fc.property(
      fc.array(optionItem, { maxLength: 5 }),
      fc.array(scenario, { maxLength: 12 }),
      (items, scenarios) => {
        const { contracts, table } = inputsOf(items, scenarios)
        const arrays = riskArrays(wasm, { contracts, table })
        expect(riskArrays(typescript, { contracts, table })).toEqual(arrays)
        items.forEach((item, i) => {
          scenarios.forEach(({ move, level }, j) => {
            const forward = item.forward * move
            const strike = item.forward * item.moneyness
            const exact = black76Value({
              type: item.isCall ? 'call' : 'put',
              forward,
              strike,
              timeYears: item.timeYears,
              volatility: item.volatility * (factors[level] as number),
            })
            const value = arrays.values[
              i * arrays.rowLength + (arrays.columns[j] as number)
            ] as number
            expect(Math.abs(value - exact)).toBeLessThan(1e-14 * Math.max(forward, strike))
          })
        })
      },
    ),
  )
})

test('behavior: a portfolio, and an account of rows, are the sums of their contracts', () => {
  fc.assert(
    fc.property(
      fc.array(optionItem, { minLength: 1, maxLength: 70 }),
      fc.array(scenario, { minLength: 1, maxLength: 9 }),
      (items, scenarios) => {
        const { contracts, table, quantities } = inputsOf(items, scenarios)
        const totals = scenarioTotals(wasm, { contracts, table, quantities })
        expect(scenarioTotals(typescript, { contracts, table, quantities })).toEqual(totals)
        const arrays = riskArrays(wasm, { contracts, table })
        const holdings = {
          starts: Uint32Array.of(0, 0, items.length),
          contracts: Uint32Array.from(items, (_, i) => i),
          quantities,
        }
        const accounts = accountScenarioValues(wasm, { arrays, holdings })
        expect(accountScenarioValues(typescript, { arrays, holdings })).toEqual(accounts)
        const scale = items.reduce(
          (sum, it) => sum + Math.abs(it.quantity) * it.forward * (4 + it.moneyness),
          1,
        )
        scenarios.forEach((_, j) => {
          const column = arrays.columns[j] as number
          expect(accounts[column]).toBe(0)
          const account = accounts[arrays.rowLength + column] as number
          expect(Math.abs(account - (totals[j] as number))).toBeLessThan(1e-14 * scale)
        })
      },
    ),
    { numRuns: 50 },
  )
})

const contracts = {
  forwards: Float64Array.of(100),
  strikes: Float64Array.of(110),
  timesYears: Float64Array.of(0.5),
  isCall: Uint8Array.of(1),
}
const table = {
  spotMultipliers: Float64Array.of(1),
  levels: Uint8Array.of(0),
  volatilityLevels: [Float64Array.of(0.5)],
}

test('error: InvalidColumnValueError', () => {
  const levels = Uint8Array.of(1)
  expect(() => riskArrays(wasm, { contracts, table: { ...table, levels } })).toThrow(
    InvalidColumnValueError,
  )
  const volatilityLevels = [Float64Array.of(-0.5)]
  expect(() => riskArrays(wasm, { contracts, table: { ...table, volatilityLevels } })).toThrow(
    InvalidColumnValueError,
  )
  const quantities = Float64Array.of(Number.NaN)
  expect(() => scenarioTotals(wasm, { contracts, table, quantities })).toThrow(
    InvalidColumnValueError,
  )
  const arrays = riskArrays(wasm, { contracts, table })
  const holdings = {
    starts: Uint32Array.of(0, 1),
    contracts: Uint32Array.of(1),
    quantities: Float64Array.of(1),
  }
  expect(() => accountScenarioValues(wasm, { arrays, holdings })).toThrow(InvalidColumnValueError)
  const starts = Uint32Array.of(0, 2, 1)
  expect(() =>
    accountScenarioValues(wasm, {
      arrays,
      holdings: { starts, contracts: Uint32Array.of(0), quantities: Float64Array.of(1) },
    }),
  ).toThrow(InvalidColumnValueError)
})

test('error: LengthMismatchError', () => {
  const quantities = new Float64Array(2)
  expect(() => scenarioTotals(wasm, { contracts, table, quantities })).toThrow(LengthMismatchError)
})
