import { describe, expect, test } from 'vitest'
import { createRandom } from '../createRandom.ts'
import { createPriceWalk, type PriceWalk } from './createPriceWalk.ts'

const ANCHORS = { WETH: 3_000_00000000n, USDC: 1_00000000n }

function createWalk(seed: number): PriceWalk {
  return createPriceWalk(ANCHORS, createRandom(seed))
}

describe('createPriceWalk', () => {
  test('default: the order of the anchors does not matter', () => {
    const turned = createPriceWalk({ USDC: ANCHORS.USDC, WETH: ANCHORS.WETH }, createRandom(1))
    expect(turned.step()).toEqual(createWalk(1).step())
  })

  test('behavior: prices stay around their anchors', () => {
    const walk = createWalk(2)
    for (let step = 0; step < 5_000; step += 1) {
      const { WETH = 0n, USDC = 0n } = walk.step()
      expect(WETH > 2_000_00000000n && WETH < 4_000_00000000n).toBe(true)
      expect(USDC > 99000000n && USDC < 1_01000000n).toBe(true)
    }
  })

  test('behavior: a jump moves one price', () => {
    const walk = createWalk(3)
    walk.jump('WETH', 60)
    expect(walk.prices).toEqual({ WETH: 1_800_00000000n, USDC: 1_00000000n })
  })
})
