import { expect, test } from 'vitest'
import { chainTone } from './chainTone.ts'

test('default', () => {
  const states = ['LIVE', 'STARTING', 'BACKFILLING', 'STALE', 'UNREACHABLE']
  expect(states.map((state) => chainTone(state).tone)).toEqual([
    'good',
    'busy',
    'busy',
    'bad',
    'bad',
  ])
})

test('behavior: a state nobody heard of is not alive', () => {
  expect(chainTone('DREAMING').tone).toBe('bad')
})
