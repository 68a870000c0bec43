import { expect, test } from 'vitest'
import { hasRule, revisionStanding } from './revisionRules.ts'

test('default', () => {
  expect(hasRule(8, 'directionalRounding')).toBe(false)
  expect(hasRule(9, 'directionalRounding')).toBe(true)
  expect(hasRule(10, 'directionalSeizure')).toBe(false)
})

test('behavior: only revision 10 is proven, and what was not read is unknown', () => {
  expect([null, 3, 5, 6, 9, 10, 11, 12].map(revisionStanding)).toEqual([
    'unknown',
    'unknown',
    'unknown',
    'unproven',
    'unproven',
    'proven',
    'unproven',
    'unknown',
  ])
})
