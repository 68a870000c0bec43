import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { columnsOf, optionItem } from '../../../test/optionColumnsFixture.ts'
import { blackBatch } from '../../pricing/blackBatch.ts'
import { LengthMismatchError } from '../../pricing/errors/lengthMismatchError.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { valueBlackBatch } from './valueBlackBatch.ts'

const { wasm, typescript } = await bothKernels()
const one = {
  forwards: Float64Array.of(100),
  strikes: Float64Array.of(110),
  timesYears: Float64Array.of(0.5),
  volatilities: Float64Array.of(0.6),
  isCall: Uint8Array.of(1),
}

test('default', () => {
  expect(valueBlackBatch(wasm, { batch: one })).toMatchInlineSnapshot(`
    {
      "forwardDeltas": Float64Array [
        0.495006883479682,
      ],
      "gammas": Float64Array [
        0.009402423225785564,
      ],
      "thetasPerYear": Float64Array [
        -16.924361806414012,
      ],
      "values": Float64Array [
        13.075799854644607,
      ],
      "vegas": Float64Array [
        28.207269677356688,
      ],
    }
  `)
})

test('behavior: WebAssembly and TypeScript agree to the bit, and both with the scalar formulas', () => {
  fc.assert(
    fc.property(fc.array(optionItem, { maxLength: 9 }), fc.boolean(), (items, hasRates) => {
      const { quantities, underlyings, ...columns } = columnsOf(items)
      const rates = quantities.map((it) => it / 500)
      const batch = hasRates ? { ...columns, rates } : columns
      const results = valueBlackBatch(wasm, { batch })
      expect(valueBlackBatch(typescript, { batch })).toEqual(results)
      const exact = blackBatch(batch)
      items.forEach((item, i) => {
        const off = (results.values[i] as number) - (exact.values[i] as number)
        expect(Math.abs(off)).toBeLessThan(1e-14 * item.forward * (1 + item.moneyness))
        for (const greek of ['forwardDeltas', 'gammas', 'vegas', 'thetasPerYear'] as const) {
          const expected = exact[greek][i] as number
          // Below the normal doubles digits are lost in either.
          const scale =
            1e-290 + Math.abs(expected) + (greek === 'thetasPerYear' ? 1e-3 * item.forward : 0)
          expect(Math.abs((results[greek][i] as number) - expected)).toBeLessThanOrEqual(
            1e-12 * scale,
          )
        }
      })
    }),
    { numRuns: 300 },
  )
})

test('behavior: a batch longer than a chunk is valued like its parts', () => {
  const length = 2_049
  const column = (make: (i: number) => number) => Float64Array.from({ length }, (_, i) => make(i))
  const batch = {
    forwards: column((i) => 100 + i),
    strikes: column((i) => 1_500 - i / 2),
    timesYears: column((i) => 0.01 + i / 1_000),
    volatilities: column((i) => 0.2 + (i % 7) / 10),
    isCall: Uint8Array.from({ length }, (_, i) => i % 2),
  }
  const { values } = valueBlackBatch(wasm, { batch })
  expect(valueBlackBatch(typescript, { batch }).values).toEqual(values)
  const cut = { ...batch }
  for (const key of ['forwards', 'strikes', 'timesYears', 'volatilities'] as const) {
    cut[key] = batch[key].subarray(777)
  }
  cut.isCall = batch.isCall.subarray(777)
  expect(valueBlackBatch(wasm, { batch: cut }).values).toEqual(values.subarray(777))
})

test('error: InvalidColumnValueError', () => {
  for (const kernels of [wasm, typescript]) {
    for (const bad of [Number.NaN, 0, -1, Number.POSITIVE_INFINITY]) {
      for (const key of ['forwards', 'strikes', 'timesYears', 'volatilities'] as const) {
        const batch = { ...one, [key]: Float64Array.of(bad) }
        expect(() => valueBlackBatch(kernels, { batch })).toThrow(InvalidColumnValueError)
      }
    }
    const batch = { ...one, rates: Float64Array.of(2_000) }
    expect(() => valueBlackBatch(kernels, { batch })).toThrow(InvalidColumnValueError)
  }
})

test('error: LengthMismatchError', () => {
  const batch = { ...one, strikes: new Float64Array(2) }
  expect(() => valueBlackBatch(wasm, { batch })).toThrow(LengthMismatchError)
})
