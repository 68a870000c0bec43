import { expect, test } from 'vitest'
import { rankedObservations } from './rankedObservations.ts'

test('default', () => {
  expect(rankedObservations([3, 1, 2, 1], 3)).toEqual([1, 3, 2])
})
