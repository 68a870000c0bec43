import { expect, test } from 'vitest'
import { createRecent } from './createRecent.ts'

test('default', () => {
  const recent = createRecent<{ readonly of: number }>(2)
  for (const of of [1, 2, 3]) recent.set(of, { of })
  expect([1, 2, 3].map((name) => recent.get(name)?.of)).toEqual([1, 2, 3])
})

test('behavior: what is not used is forgotten, what is used stays', () => {
  const recent = createRecent<{ readonly of: number }>(2)
  recent.set('kept', { of: 0 })
  for (let of = 1; of <= 10; of += 1) {
    recent.set(of, { of })
    expect(recent.get('kept')).toEqual({ of: 0 })
  }
  expect(recent.get(1)).toBeUndefined()
  expect(recent.get(10)).toEqual({ of: 10 })
})
