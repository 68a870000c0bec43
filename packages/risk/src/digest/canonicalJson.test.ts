import { InvariantError } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, canonicalJsonOfSet } from './canonicalJson.ts'

test('default', () => {
  expect(
    canonicalJson({ b: 2n ** 200n, a: [1, -0, 0.1, null, true], c: undefined }),
  ).toMatchInlineSnapshot(
    `"{"a":[1,0,0.1,null,true],"b":"1606938044258990275541962092341162602522202993782792835301376"}"`,
  )
})

test('behavior: the order of keys and of map entries does not matter', () => {
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  const map = new Map([
    ['x', 1],
    ['y', 2],
  ])
  expect(canonicalJson(map)).toBe(canonicalJson(new Map([...map].reverse())))
})

test('behavior: a set is in no order, an array in its own', () => {
  expect(canonicalJsonOfSet([2, 1])).toBe(canonicalJsonOfSet([1, 2]))
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]))
})

test('behavior: numbers JSON cannot say do not become null', () => {
  expect(canonicalJson([Number.NaN, Infinity])).toBe('["NaN","Infinity"]')
})

test('behavior: it is ASCII, and JSON reads it back', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
      (value) => {
        const text = canonicalJson(value)
        expect([...text].every((character) => character.charCodeAt(0) < 128)).toBe(true)
        expect(Object.entries(JSON.parse(text)).sort()).toEqual(Object.entries(value).sort())
      },
    ),
  )
})

test('error: InvariantError', () => {
  expect(() => canonicalJson({ read: () => 1 })).toThrow(InvariantError)
})
