import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finalityQuorum } from './finalityQuorum.ts'

const block = (number: number, hash = `0x${number}`, headNumber: number | undefined = 1_000) => ({
  number,
  hash,
  headNumber,
})
const numberOf = (blocks: readonly ReturnType<typeof block>[]) =>
  blocks[finalityQuorum(blocks) ?? -1]?.number

test('default', () => {
  expect(numberOf([block(90)])).toBe(90)
  expect(numberOf([block(90), block(80)])).toBe(80)
  expect(numberOf([block(90), block(80), block(10)])).toBe(80)
  expect(numberOf([block(999), block(80), block(70), block(60)])).toBe(70)
  expect(finalityQuorum([])).toBeUndefined()
})

test('behavior: F35 a label beyond its own head is nonsense', () => {
  expect(numberOf([block(90, '0x90', 50), block(80), block(70)])).toBe(70)
  expect(numberOf([block(90, '0x90', 50)])).toBeUndefined()
})

test('behavior: F35 two hashes for the agreed number are no agreement', () => {
  expect(finalityQuorum([block(90, '0xaa'), block(90, '0xbb')])).toBeUndefined()
})

test('behavior: F35 a majority has passed it, whatever a minority says', () => {
  const honest = fc.integer({ min: 50, max: 60 })
  fc.assert(
    fc.property(fc.array(honest, { minLength: 1, maxLength: 5 }), fc.nat(1_000), (numbers, lie) => {
      const liars = Array.from({ length: Math.ceil(numbers.length / 2) - 1 }, () => block(lie))
      const agreed = numberOf([...liars, ...numbers.map((number) => block(number))])
      expect(agreed).toBeLessThanOrEqual(Math.max(...numbers))
      expect(agreed).toBeGreaterThanOrEqual(Math.min(...numbers, lie))
    }),
  )
})
