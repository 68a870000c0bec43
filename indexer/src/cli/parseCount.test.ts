import { expect, test } from 'vitest'
import { parseCount } from './parseCount.ts'

test('default', () => {
  expect([parseCount('50', 'blocks'), parseCount(undefined, 'blocks')]).toEqual([50, undefined])
})

test.each(['0', '-1', '1.5', 'many', '', '1e3', '99999999999999999999'])(
  'error: UsageError %s',
  (text) => {
    expect(() => parseCount(text, 'blocks')).toThrow('--blocks is ')
  },
)
