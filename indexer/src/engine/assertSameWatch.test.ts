import { expect, test } from 'vitest'
import type { Checkpoint } from '../store/store.ts'
import { assertSameWatch } from './assertSameWatch.ts'
import { WatchChangedError } from './watchChangedError.ts'

const name = 'alpha'
const whole = {} as Checkpoint
const watched = { watchedFromNumber: 5 } as Checkpoint

test('default', () => {
  for (const isWatching of [true, false]) {
    assertSameWatch({ name, known: undefined, isWatching })
    assertSameWatch({ name, known: isWatching ? watched : whole, isWatching })
  }
})

test('error: WatchChangedError', () => {
  expect(() => assertSameWatch({ name, known: whole, isWatching: true })).toThrow(
    'Chain alpha: the database follows everybody, but the configuration has `watch`.',
  )
  expect(() => assertSameWatch({ name, known: watched, isWatching: false })).toThrow(
    WatchChangedError,
  )
})
