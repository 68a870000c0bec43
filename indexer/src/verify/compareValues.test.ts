import { expect, test } from 'vitest'
import { compareValues } from './compareValues.ts'

test('default', () => {
  const left = { a: 1n, list: [{ b: 'x' }], same: true }
  const right = { a: 2n, list: [{ b: 'y' }, { b: 'z' }], same: true }
  expect(compareValues({ left, right }, 'it')).toEqual({
    compared: 4,
    differences: [
      { field: 'it.a', left: '1', right: '2' },
      { field: 'it.list[0].b', left: '"x"', right: '"y"' },
      { field: 'it.list[1]', left: 'absent', right: '{"b":"z"}' },
    ],
  })
})

test('behavior: a missing field and an undefined one are the same; a type is not its text', () => {
  expect(compareValues({ left: { a: undefined }, right: {} }, 'it').differences).toEqual([])
  expect(compareValues({ left: 1n, right: 1 }, 'it').differences).toHaveLength(1)
  expect(compareValues({ left: [], right: {} }, 'it').differences).toHaveLength(1)
  expect(compareValues({ left: null, right: undefined }, 'it').differences).toHaveLength(1)
})

test('behavior: one wei in 2^255 is a difference', () => {
  const { differences } = compareValues({ left: 2n ** 255n, right: 2n ** 255n + 1n }, 'it')
  expect(differences).toHaveLength(1)
})
