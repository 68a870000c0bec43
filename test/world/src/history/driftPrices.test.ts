import { describe, expect, test } from 'vitest'
import { createRandom } from '../createRandom.ts'
import { driftPrices } from './driftPrices.ts'

const START = { WBTC: 90_000_00000000n, WETH: 3_000_00000000n, USDC: 1_00000000n }
/** The noise on top of the wave, in hundredths. */
const NOISE_PERCENT = 0.13

function percentAt(elapsedSeconds: number): Readonly<Partial<Record<keyof typeof START, number>>> {
  const prices = driftPrices(START, { elapsedSeconds, random: createRandom(1) })
  const moves = Object.entries(START).map(([symbol, start]) => {
    const percent = (Number(prices[symbol]) / Number(start) - 1) * 100
    return [symbol, percent] as const
  })
  return Object.fromEntries(moves)
}

describe('driftPrices', () => {
  test('default: bitcoin falls first, ether rises last', () => {
    const [trough, crest] = [percentAt(75), percentAt(225)]
    expect(Math.abs((trough.WBTC ?? 0) + 11)).toBeLessThan(NOISE_PERCENT)
    expect(Math.abs((crest.WETH ?? 0) - 12)).toBeLessThan(NOISE_PERCENT)
    expect(Math.abs(trough.USDC ?? 1)).toBeLessThan(NOISE_PERCENT)
  })

  test('behavior: after each period prices are back', () => {
    for (const elapsedSeconds of [0, 300, 3_000, 300_000])
      for (const percent of Object.values(percentAt(elapsedSeconds)))
        expect(Math.abs(percent)).toBeLessThan(NOISE_PERCENT)
  })
})
