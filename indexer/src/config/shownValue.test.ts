import { expect, test } from 'vitest'
import { shownValue } from './shownValue.ts'

test.each([
  [undefined, 'missing'],
  [null, 'null'],
  ['ethereum', '"ethereum"'],
  [70_000, '70000'],
  [Number.NaN, 'NaN'],
  [true, 'true'],
  [5n, '5n (a bigint)'],
  [[], 'an empty list'],
  [[1], 'a list'],
  [{}, 'an empty object'],
  [{ a: 1 }, 'an object'],
  [() => 1, 'a function'],
  ['https://eth.example/v3/KEY', '"https://eth.example/…"'],
])('default', (value, shown) => {
  expect(shownValue(value)).toBe(shown)
})

test('behavior: a long text is cut', () => {
  expect(shownValue('x'.repeat(100))).toHaveLength(62)
})
