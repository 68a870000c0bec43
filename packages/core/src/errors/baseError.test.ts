import { expect, test } from 'vitest'
import { assertInvariant } from './assertInvariant.ts'
import { BaseError } from './baseError.ts'
import { InvariantError } from './invariantError.ts'

test('default', () => {
  const cause = new RangeError('too far\nsecond line')
  const error = new BaseError('It broke.', { cause, metaMessages: ['Mend it.'], retryable: true })
  expect(error.message).toBe('It broke.\nMend it.\nDetails: too far')
  expect([error.retryable, error.details, error.cause]).toEqual([true, 'too far', cause])
})

test('behavior: walk finds a cause of a kind', () => {
  const root = new InvariantError({ invariant: 'one is one' })
  const error = new BaseError('Outer.', { cause: new BaseError('Inner.', { cause: root }) })
  expect(error.walk((it) => it instanceof InvariantError)).toBe(root)
  expect(error.walk((it) => it instanceof RangeError)).toBeUndefined()
})

test('error: InvariantError', () => {
  expect(() => assertInvariant(false, 'two is two')).toThrow('Broken invariant: two is two.')
  expect(() => assertInvariant(true, 'two is two')).not.toThrow()
})
