import { expect, test } from 'vitest'
import { vectorInput } from './vectorInput.ts'

test('default', () => {
  const input = vectorInput({ type: 'call', strike: 100, rate: null })
  expect(input.text('type')).toBe('call')
  expect(input.number('k', 'strike')).toBe(100)
  expect(input.numberOr(0, 'rate')).toBe(0)
  expect(() => input.assertAllRead()).not.toThrow()
})

test('error: VectorInputError', () => {
  const input = vectorInput({ strike: 'high', barrier: { level: 90 } })
  expect(() => input.number('spot')).toThrow('has none of spot')
  expect(() => input.number('strike')).toThrow('no finite number')
  expect(() => input.assertAllRead()).toThrow('Not understood in `input`: barrier')
  input.part('barrier')
  expect(() => input.assertAllRead()).toThrow('Not understood in `input.barrier`: level')
})
