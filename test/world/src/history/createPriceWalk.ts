import type { Random } from '../createRandom.ts'

/** Prices in USD with 8 decimals, by symbol. */
export type Prices = Readonly<Record<string, bigint>>

/** The market the chains share: one price for a symbol, whatever the chain. */
export type PriceWalk = {
  readonly prices: Prices
  /** Moves every price by one step. Returns the new prices. */
  step(): Prices
  /** Moves one price by a factor in hundredths: 60 leaves 60 % of it. */
  jump(symbol: string, percentLeft: number): void
}

const PPM = 1_000_000n
const STABLE_MOVE_PPM = 400
const MOVE_PPM = 9_000
/** How much of the distance to the anchor each step closes. */
const REVERSION_PPM = 40_000n

/** Creates a walk that wanders around its anchors; integers only, so every platform agrees. */
export function createPriceWalk(anchors: Prices, random: Random): PriceWalk {
  const prices: Record<string, bigint> = { ...anchors }
  const symbols = Object.keys(anchors).sort()
  return {
    prices,
    step: () => {
      for (const symbol of symbols) {
        const anchor = anchors[symbol] as bigint
        const price = prices[symbol] as bigint
        const reach = isStable(anchor) ? STABLE_MOVE_PPM : MOVE_PPM
        // The sum of three draws: a bell, without a logarithm.
        const draws = [0, 0, 0].map(() => random.integer({ min: -reach, max: reach }))
        const movePpm = BigInt(draws.reduce((sum, draw) => sum + draw, 0))
        prices[symbol] = price + (price * movePpm + (anchor - price) * REVERSION_PPM) / PPM
      }
      return prices
    },
    jump: (symbol, percentLeft) => {
      prices[symbol] = ((prices[symbol] as bigint) * BigInt(percentLeft)) / 100n
    },
  }
}

// A dollar is a dollar: only coins that stand at one move in hundredths of a per cent.
function isStable(anchor: bigint): boolean {
  return anchor === 1_00000000n
}
