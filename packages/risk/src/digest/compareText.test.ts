import { expect, test } from 'vitest'
import { compareText } from './compareText.ts'

test('default', () => {
  expect(['b', 'a', 'ä', 'B', 'a'].sort(compareText)).toEqual(['B', 'a', 'a', 'b', 'ä'])
})
