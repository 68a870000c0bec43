import { expect, test } from 'vitest'
import { createGenerator } from './createGenerator.ts'
import { splitMix64 } from './splitMix64.ts'

const mask = 2n ** 64n - 1n
const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (64n - k))) & mask

/** The same generator in whole 64-bit integers, as a check on the halves. */
function reference(seed: bigint) {
  const s = [...splitMix64(seed, 4)] as [bigint, bigint, bigint, bigint]
  return () => {
    const result = (rotl((s[1] * 5n) & mask, 7n) * 9n) & mask
    const t = (s[1] << 17n) & mask
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotl(s[3], 45n)
    return result
  }
}

test('default', () => {
  const generator = createGenerator(42n)
  const next = reference(42n)
  for (let draw = 0; draw < 2000; draw++) {
    const { high, low } = generator.nextWord()
    expect((BigInt(high) << 32n) | BigInt(low)).toBe(next())
  }
})

test('behavior: one seed draws alike, another otherwise', () => {
  const draws = (seed: bigint) => {
    const { nextUniform } = createGenerator(seed)
    return [nextUniform(), nextUniform(), nextUniform()]
  }
  expect(draws(7n)).toEqual(draws(7n))
  expect(draws(7n)).not.toEqual(draws(8n))
  expect(createGenerator(-1n).seed).toBe('18446744073709551615')
})

test('behavior: normals have mean 0 and variance 1', () => {
  const { nextNormal } = createGenerator(1n)
  let [sum, squares] = [0, 0]
  const draws = 50_000
  for (let draw = 0; draw < draws; draw++) {
    const z = nextNormal()
    sum += z
    squares += z * z
  }
  expect(Math.abs(sum / draws)).toBeLessThan(0.02)
  expect(Math.abs(squares / draws - 1)).toBeLessThan(0.03)
})
