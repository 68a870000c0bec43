import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDoubles, divideDoubles, multiplyDoubles, toDouble } from './doubleDouble.ts'

const whole = fc.integer({ min: -(2 ** 30), max: 2 ** 30 })

test('behavior: products and sums of whole numbers beyond 53 bits are exact', () => {
  fc.assert(
    fc.property(whole, whole, whole, (a, b, c) => {
      const product = multiplyDoubles(multiplyDoubles(toDouble(a), toDouble(b)), toDouble(c))
      const sum = addDoubles(product, toDouble(1))
      expect(BigInt(sum.high) + BigInt(sum.low)).toBe(BigInt(a) * BigInt(b) * BigInt(c) + 1n)
    }),
  )
})

test('behavior: division undoes multiplication to 31 digits', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 3, max: 2 ** 30 }), (a, b) => {
      const back = multiplyDoubles(divideDoubles(toDouble(a), toDouble(b)), toDouble(b))
      const rest = addDoubles(back, toDouble(-a))
      expect(Math.abs(rest.high)).toBeLessThanOrEqual(Math.abs(a) * 1e-30)
    }),
  )
})
