import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { optionItem } from '../../../test/optionColumnsFixture.ts'
import { pathsOf, portfolioOf, randomPaths } from '../../../test/pathsFixture.ts'
import { black76Value } from '../../pricing/black76Value.ts'
import { LengthMismatchError } from '../../pricing/errors/lengthMismatchError.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { revaluationBook } from './revaluationBook.ts'
import { revaluePaths } from './revaluePaths.ts'

const { wasm, typescript } = await bothKernels()

test('behavior: profits are those of the scalar formulas, for both engines to the bit', () => {
  fc.assert(
    fc.property(fc.array(optionItem, { maxLength: 9 }), fc.nat(1e6), (items, seed) => {
      const book = revaluationBook(portfolioOf(items))
      const paths = randomPaths({ count: 5, seed, deviation: 0.1 })
      const profits = revaluePaths(wasm, { book, paths })
      expect(revaluePaths(typescript, { book, paths })).toEqual(profits)
      const at = (factor: number, path: number) =>
        paths.shocks[factor * paths.count + path] as number
      for (let path = 0; path < paths.count; path += 1) {
        let exact = [1000, -500, 0].reduce(
          (sum, linear, asset) => sum + linear * Math.expm1(at(2 * asset, path)),
          0,
        )
        let scale = 2000
        for (const item of items) {
          const spot = Math.exp(at(2 * item.underlying, path))
          const vol = item.underlying === 2 ? 1 : Math.exp(at(2 * item.underlying + 1, path))
          const option = {
            type: item.isCall ? 'call' : 'put',
            strike: item.forward * item.moneyness,
            timeYears: item.timeYears,
          } as const
          const then = black76Value({
            ...option,
            forward: item.forward * spot,
            volatility: item.volatility * vol,
          })
          const now = black76Value({
            ...option,
            forward: item.forward,
            volatility: item.volatility,
          })
          exact += item.quantity * (then - now)
          scale += Math.abs(item.quantity) * item.forward * 4
        }
        expect(Math.abs((profits[path] as number) - exact)).toBeLessThan(2e-14 * scale)
      }
    }),
    { numRuns: 60 },
  )
})

test('behavior: ranges of paths revalued apart concatenate to the whole', () => {
  const items = fc.sample(optionItem, { numRuns: 11, seed: 5 })
  const book = revaluationBook(portfolioOf(items))
  const paths = randomPaths({ count: 2_500, seed: 3, deviation: 0.1 })
  const whole = revaluePaths(wasm, { book, paths })
  const parts = [
    [0, 999],
    [999, 2_500],
  ] as const
  const joined = parts.flatMap(([from, to]) => [
    ...revaluePaths(wasm, { book, paths: pathsOf(paths, { from, to }) }),
  ])
  expect(Float64Array.from(joined)).toEqual(whole)
})

test('behavior: without shocks there is no profit', () => {
  const book = revaluationBook(portfolioOf(fc.sample(optionItem, { numRuns: 7, seed: 1 })))
  const profits = revaluePaths(wasm, { book, paths: { count: 3, shocks: new Float64Array(18) } })
  expect(profits).toEqual(new Float64Array(3))
})

test('error: InvalidColumnValueError', () => {
  const book = revaluationBook(portfolioOf([]))
  for (const bad of [Number.NaN, 21, -21]) {
    const shocks = new Float64Array(6).fill(bad)
    expect(() => revaluePaths(wasm, { book, paths: { count: 1, shocks } })).toThrow(
      InvalidColumnValueError,
    )
  }
  const portfolio = portfolioOf([])
  const underlyings = [{ spotFactor: 9, linearUsd: 0 }]
  expect(() => revaluationBook({ ...portfolio, underlyings })).toThrow(InvalidColumnValueError)
})

test('error: LengthMismatchError', () => {
  const book = revaluationBook(portfolioOf([]))
  const paths = { count: 2, shocks: new Float64Array(6) }
  expect(() => revaluePaths(wasm, { book, paths })).toThrow(LengthMismatchError)
})
