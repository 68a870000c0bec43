import type { Hex } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fakeBloom } from '../sync/fake/fakeBloom.ts'
import { bloomBits, bloomFill, isEmptyBloom, mayHold } from './logsBloom.ts'

const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)

test('default', () => {
  const [noted, other] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`] as const
  const bloom = fakeBloom([noted])
  expect(mayHold(bloom, bloomBits(noted))).toBe(true)
  expect(mayHold(bloom, bloomBits(other))).toBe(false)
  expect(bloomFill(bloom)).toBe(3 / 2048)
})

test('behavior: what was noted is never denied, in either case of letters', () => {
  fc.assert(
    fc.property(fc.array(address, { maxLength: 30 }), (values) => {
      const bloom = fakeBloom(values)
      const upper = `0x${bloom.slice(2).toUpperCase()}` as Hex
      for (const value of values) {
        expect(mayHold(bloom, bloomBits(value))).toBe(true)
        expect(mayHold(upper, bloomBits(value))).toBe(true)
      }
      expect(isEmptyBloom(bloom)).toBe(values.length === 0)
      expect(bloomFill(upper)).toBe(bloomFill(bloom))
    }),
  )
})
