import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { optionItem } from '../../../test/optionColumnsFixture.ts'
import { pathsOf, portfolioOf, randomPaths } from '../../../test/pathsFixture.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { ProxyBoundExceededError } from '../errors/proxyBoundExceededError.ts'
import { ProxyToleranceError } from '../errors/proxyToleranceError.ts'
import { selectTail } from '../order/selectTail.ts'
import { proxyTail } from './proxyTail.ts'
import { revaluationBook } from './revaluationBook.ts'
import { createRevaluationProxy, revaluePathsByProxy, shockRanges } from './revaluationProxy.ts'
import { revaluePaths } from './revaluePaths.ts'

const { wasm, typescript } = await bothKernels()
const books = fc.array(optionItem, { minLength: 1, maxLength: 12 })

test('behavior: no path deviates by more than the bound, whatever the book and the tolerance', () => {
  fc.assert(
    fc.property(books, fc.nat(1e6), fc.integer({ min: -10, max: -3 }), (items, seed, digits) => {
      const book = revaluationBook(portfolioOf(items))
      const paths = randomPaths({ count: 400, seed, deviation: 0.08 })
      const ranges = shockRanges(book, paths)
      const grossUsd = book.parts.reduce((sum, part) => sum + part.grossUsd, 0)
      const toleranceUsd = grossUsd * 10 ** digits
      const proxy = createRevaluationProxy(wasm, { book, ranges, toleranceUsd })
      expect(proxy.boundUsd).toBeLessThanOrEqual(toleranceUsd * (1 + 1e-12))
      const profits = revaluePathsByProxy(wasm, { proxy, paths, checkCount: 0 })
      const full = revaluePaths(wasm, { book, paths })
      profits.forEach((profit, path) => {
        expect(Math.abs(profit - (full[path] as number))).toBeLessThanOrEqual(proxy.boundUsd)
      })
    }),
    { numRuns: 60 },
  )
})

test('behavior: WebAssembly and TypeScript agree to the bit', () => {
  fc.assert(
    fc.property(books, fc.nat(1e6), (items, seed) => {
      const book = revaluationBook(portfolioOf(items))
      const paths = randomPaths({ count: 50, seed, deviation: 0.05 })
      const ranges = shockRanges(book, paths)
      const proxy = createRevaluationProxy(wasm, { book, ranges })
      expect(createRevaluationProxy(typescript, { book, ranges })).toEqual(proxy)
      expect(revaluePathsByProxy(typescript, { proxy, paths })).toEqual(
        revaluePathsByProxy(wasm, { proxy, paths }),
      )
    }),
    { numRuns: 10 },
  )
})

test('behavior: VaR and ES by proxy are within the bound, and by an exact tail those of full revaluation', () => {
  fc.assert(
    fc.property(books, fc.nat(1e6), (items, seed) => {
      const book = revaluationBook(portfolioOf(items))
      const paths = randomPaths({ count: 2_000, seed, deviation: 0.05 })
      const proxy = createRevaluationProxy(wasm, { book, ranges: shockRanges(book, paths) })
      const profits = revaluePathsByProxy(wasm, { proxy, paths })
      const count = 50
      const losses = (list: Float64Array) => list.map((it) => -it)
      const exact = selectTail(wasm, { values: losses(revaluePaths(wasm, { book, paths })), count })
      const near = selectTail(wasm, { values: losses(profits), count })
      expect(Math.abs(near.threshold - exact.threshold)).toBeLessThanOrEqual(proxy.boundUsd)
      expect(Math.abs(near.mean - exact.mean)).toBeLessThanOrEqual(proxy.boundUsd)
      const tail = proxyTail(wasm, { proxy, paths, profits, count })
      expect(tail.valueAtRiskUsd).toBe(exact.threshold)
      expect(Math.abs(tail.expectedShortfallUsd - exact.mean)).toBeLessThanOrEqual(
        1e-14 * Math.abs(exact.mean),
      )
      expect(tail.revaluedCount).toBeLessThan(paths.count / 10)
    }),
    { numRuns: 15 },
  )
})

test('behavior: ranges of paths concatenate to the whole', () => {
  const book = revaluationBook(portfolioOf(fc.sample(optionItem, { numRuns: 9, seed: 2 })))
  const paths = randomPaths({ count: 1_500, seed: 8, deviation: 0.05 })
  const proxy = createRevaluationProxy(wasm, { book, ranges: shockRanges(book, paths) })
  const whole = revaluePathsByProxy(wasm, { proxy, paths })
  const joined = [
    [0, 333],
    [333, 1_500],
  ].flatMap(([from = 0, to = 0]) => [
    ...revaluePathsByProxy(wasm, { proxy, paths: pathsOf(paths, { from, to }) }),
  ])
  expect(Float64Array.from(joined)).toEqual(whole)
})

const item = {
  forward: 100,
  moneyness: 1,
  timeYears: 0.1,
  volatility: 0.5,
  isCall: true,
  quantity: 1,
  underlying: 0,
}

test('error: ProxyToleranceError', () => {
  const items = [{ ...item, timeYears: 1e-9 }]
  const book = revaluationBook(portfolioOf(items))
  const ranges = shockRanges(book, randomPaths({ count: 100, seed: 1, deviation: 0.1 }))
  expect(() => createRevaluationProxy(wasm, { book, ranges })).toThrow(ProxyToleranceError)
  const usual = revaluationBook(portfolioOf([item]))
  expect(() => createRevaluationProxy(wasm, { book: usual, ranges, toleranceUsd: 1e-30 })).toThrow(
    ProxyToleranceError,
  )
})

test('error: ProxyBoundExceededError', () => {
  const book = revaluationBook(portfolioOf([item]))
  const paths = randomPaths({ count: 100, seed: 1, deviation: 0.1 })
  const proxy = createRevaluationProxy(wasm, { book, ranges: shockRanges(book, paths) })
  const other = { ...proxy, book: revaluationBook(portfolioOf([{ ...item, quantity: 2 }])) }
  expect(() => revaluePathsByProxy(wasm, { proxy: other, paths })).toThrow(ProxyBoundExceededError)
})

test('error: InvalidColumnValueError', () => {
  const book = revaluationBook(portfolioOf([item]))
  const paths = randomPaths({ count: 100, seed: 1, deviation: 0.1 })
  const ranges = shockRanges(book, pathsOf(paths, { from: 0, to: 3 }))
  const proxy = createRevaluationProxy(wasm, { book, ranges })
  expect(() => revaluePathsByProxy(wasm, { proxy, paths })).toThrow(InvalidColumnValueError)
  expect(() => createRevaluationProxy(wasm, { book, ranges: [] })).toThrow(InvalidColumnValueError)
  const bad = { count: 1, shocks: new Float64Array(6).fill(Number.NaN) }
  expect(() => shockRanges(book, bad)).toThrow(InvalidColumnValueError)
})
