import type { Random } from '../createRandom.ts'
import type { Prices } from './createPriceWalk.ts'

/** How far each price falls below, and then rises above, where the drift began; in hundredths. */
const SWINGS: Readonly<Record<string, readonly [fall: number, rise: number]>> = {
  WBTC: [11, 1],
  WETH: [6, 12],
  LINK: [8, 8],
  ARB: [8, 8],
  OP: [8, 8],
}
const PERIOD_SECONDS = 300
const NOISE_PPM = 1_200
const PPM = 1_000_000n

/**
 * Gives the prices of a moment of the drift: a slow wave and a little noise.
 *
 * price = start × (1 − fall × s) while s = sin(2πt ÷ period) is positive, start × (1 − rise × s)
 * while it is negative. Every half period the price is back, so the drift can last for ever.
 */
export function driftPrices(
  start: Prices,
  parameters: { readonly elapsedSeconds: number; readonly random: Random },
): Prices {
  const { elapsedSeconds, random } = parameters
  const wave = Math.sin((2 * Math.PI * elapsedSeconds) / PERIOD_SECONDS)
  return Object.fromEntries(
    Object.entries(start).map(([symbol, price]) => {
      const [fall, rise] = SWINGS[symbol] ?? [0, 0]
      const percent = -wave * (wave > 0 ? fall : rise)
      const noisePpm = SWINGS[symbol] === undefined ? 100 : NOISE_PPM
      const noise = random.integer({ min: -noisePpm, max: noisePpm })
      const movePpm = BigInt(Math.round(percent * 10_000) + noise)
      return [symbol, price + (price * movePpm) / PPM]
    }),
  )
}
