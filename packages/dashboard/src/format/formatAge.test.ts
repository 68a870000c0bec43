import { expect, test } from 'vitest'
import { formatAge } from './formatAge.ts'
import { formatTime } from './formatTime.ts'
import { shortenHex } from './shortenHex.ts'
import { toWords } from './toWords.ts'

test('default', () => {
  expect([0, 4.9, 59, 60, 431, 3_600, 11_100, 86_400, 187_200, -3].map(formatAge)).toEqual([
    '0 s',
    '4 s',
    '59 s',
    '1 min',
    '7 min 11 s',
    '1 h',
    '3 h 5 min',
    '1 d',
    '2 d 4 h',
    '0 s',
  ])
})

test('behavior: a moment is exact, and the same in every time zone', () => {
  expect(formatTime(1_772_368_496)).toBe('2026-03-01 12:34:56 UTC')
})

test('behavior: both ends of an address remain', () => {
  expect(shortenHex('0xa11ce00000000000000000000000000000005afe')).toBe('0xa11c…5afe')
  expect(shortenHex('0x1234')).toBe('0x1234')
})

test('behavior: codes become words', () => {
  expect(['oracle-unavailable', 'MARGIN_CALL'].map(toWords)).toEqual([
    'oracle unavailable',
    'margin call',
  ])
})
