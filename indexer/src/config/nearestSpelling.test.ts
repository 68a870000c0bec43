import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestSpelling } from './nearestSpelling.ts'

const venues = ['aave-v3', 'morpho-blue']

test('default', () => {
  expect(nearestSpelling('aave-v2', venues)).toBe('aave-v3')
  expect(nearestSpelling('Morpho-Bleu', venues)).toBe('morpho-blue')
})

test('behavior: nothing is near to what is far from everything', () => {
  expect(nearestSpelling('compound-v3', venues)).toBeUndefined()
  expect(nearestSpelling('', venues)).toBeUndefined()
  expect(nearestSpelling('x', ['a', 'b'])).toBeUndefined()
})

test('behavior: one slip in a word of six letters or more is always found', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...venues),
      fc.nat(),
      fc.constantFrom('drop', 'add', 'swap'),
      (word, seed, slip) => {
        const at = seed % (word.length - 1)
        const [before, a = '', b = '', after] = [
          word.slice(0, at),
          word[at],
          word[at + 1],
          word.slice(at + 2),
        ]
        const changed = {
          drop: `${before}${b}${after}`,
          add: `${before}${a}q${b}${after}`,
          swap: `${before}${b}${a}${after}`,
        }[slip]
        expect(nearestSpelling(changed, venues)).toBe(word)
      },
    ),
  )
})
