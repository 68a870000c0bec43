import { describe, expect, test } from 'vitest'
import { createRandom } from './createRandom.ts'

const DIE = { min: 1, max: 6 }

function roll(seed: number, count: number): readonly number[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.integer(DIE))
}

describe('createRandom', () => {
  test('default', () => {
    expect(roll(1, 12)).toMatchInlineSnapshot(`
      [
        3,
        2,
        1,
        3,
        1,
        6,
        6,
        5,
        4,
        2,
        5,
        6,
      ]
    `)
  })

  test('behavior: one seed, one stream', () => {
    expect(roll(7, 50)).toEqual(roll(7, 50))
    expect(roll(7, 50)).not.toEqual(roll(8, 50))
  })

  test('behavior: a fork depends on its label and leaves its parent alone', () => {
    const random = createRandom(1)
    const draw = (label: string): number => random.fork(label).integer({ min: 0, max: 1_000_000 })
    expect(draw('a')).toBe(draw('a'))
    expect(draw('a')).not.toBe(draw('b'))
    expect(random.integer(DIE)).toBe(createRandom(1).integer(DIE))
  })

  test('behavior: every face of a die comes up about as often', () => {
    const faces = new Map<number, number>()
    for (const face of roll(3, 6_000)) faces.set(face, (faces.get(face) ?? 0) + 1)
    expect([...faces.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
    for (const count of faces.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })

  test('behavior: a share is in hundredths, rounded down', () => {
    expect(createRandom(1).share(199n, { min: 50, max: 50 })).toBe(99n)
  })
})
