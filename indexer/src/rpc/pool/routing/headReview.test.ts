import { expect, test } from 'vitest'
import { headReview } from './headReview.ts'

const parameters = { nowMs: 100_000, blockTimeMs: 2_000, finalizedNumber: 50 }
const head = (number: number, advancedAtMs = 100_000) => ({ number, advancedAtMs })

test('default', () => {
  expect(headReview([head(100), head(99), undefined], parameters)).toEqual([
    'good',
    'good',
    undefined,
  ])
})

test('behavior: F36 a head that stands still while others go on is stuck, a late one only lags', () => {
  expect(headReview([head(100), head(90, 60_000)], parameters)).toEqual(['good', 'stuck'])
  expect(headReview([head(100), head(90, 95_000)], parameters)).toEqual(['good', 'lagging'])
})

test('behavior: F37 a head below the final block is of a node still syncing', () => {
  expect(headReview([head(100), head(40)], parameters)).toEqual(['good', 'syncing'])
})

test('behavior: F37 where all are low nobody is condemned', () => {
  expect(headReview([head(40), head(41)], parameters)).toEqual(['good', 'good'])
})

test('behavior: F36 one node that invents blocks condemns nobody', () => {
  expect(headReview([head(9_999), head(100, 0), head(100, 0)], parameters)).toEqual([
    'good',
    'good',
    'good',
  ])
})

test('behavior: F63 a chain that stands still as a whole has no stuck node', () => {
  expect(headReview([head(100, 0), head(100, 0)], parameters)).toEqual(['good', 'good'])
})

test('behavior: F36 a head more than a minute older than the others’ is out of date', () => {
  const aged = (number: number, timestampSeconds: number) => ({ ...head(number), timestampSeconds })
  expect(headReview([aged(100, 1_000), aged(60, 939)], parameters)).toEqual(['good', 'outdated'])
  expect(headReview([aged(100, 1_000), aged(60, 940)], parameters)).toEqual(['good', 'lagging'])
  // A slow block is no lag.
  expect(headReview([aged(100, 1_000), aged(99, 900)], parameters)).toEqual(['good', 'good'])
})
