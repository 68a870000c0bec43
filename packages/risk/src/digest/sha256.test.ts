import { createHash } from 'node:crypto'
import { InvariantError } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

test('default', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('behavior: it agrees with another implementation at every length around a block', () => {
  for (let length = 0; length < 200; length += 1) {
    const text = 'q'.repeat(length)
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  }
})

test('behavior: it agrees with another implementation on any ASCII text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 2000 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
})

test('error: InvariantError', () => {
  expect(() => sha256('é')).toThrow(InvariantError)
})
