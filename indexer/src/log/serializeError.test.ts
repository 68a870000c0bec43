import { InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { serializeError } from './serializeError.ts'

test('default', () => {
  const error = new InvariantError({
    invariant: 'one',
    cause: new RangeError('https://n.example/K'),
  })
  expect(serializeError(error)).toMatchObject({
    type: 'InvariantError',
    retryable: false,
    message: expect.stringContaining('Details: https://n.example/…'),
    cause: { type: 'RangeError', message: 'https://n.example/…' },
  })
})

test('behavior: what is no error is text', () => {
  expect(serializeError('https://n.example/K')).toEqual({
    type: 'string',
    message: 'https://n.example/…',
  })
})

test('behavior: a cause that is its own cause ends', () => {
  const error = new RangeError('round')
  error.cause = error
  expect(JSON.stringify(serializeError(error)).length).toBeLessThan(100_000)
})
