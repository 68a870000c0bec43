import { expect, test } from 'vitest'
import { hasRule, revisionStanding } from './revisionRules.ts'

test('default', () => {
  expect(hasRule(8, 'directionalRounding')).toBe(false)
  expect(hasRule(9, 'directionalRounding')).toBe(true)
  expect(hasRule(10, 'directionalSeizure')).toBe(false)
})

test('behavior: what runs in the tests is proven, and what was not read is unknown', () => {
  expect([null, 1, 2, 5, 6, 10, 11, 12].map(revisionStanding)).toEqual([
    'unknown',
    'proven',
    'unproven',
    'unknown',
    'unproven',
    'proven',
    'unproven',
    'unknown',
  ])
})
