import { assertInvariant } from '@crossmargin/core'

/** One account's liquidation rule as a function of one asset's oracle price, all else fixed. */
export type LiquidationPriceParameters = {
  /** Whether the venue would liquidate at an oracle price; asked for 1 and above. */
  readonly isLiquidatableAt: (priceRaw: bigint) => boolean
  /** Where the boundary is thought to be: nearness only saves questions, never changes an answer. */
  readonly guessRaw?: bigint
  /** Highest price worth asking about; 2^128 unless told, which no oracle scale reaches. */
  readonly maximumRaw?: bigint
}

/** The boundary, on the liquidatable side of it. */
export type LiquidationPriceBoundary = {
  readonly priceRaw: bigint
  readonly side: 'at-or-below' | 'at-or-above'
}

/**
 * Finds the oracle price at which an account becomes liquidatable, by the venue's own exact rule.
 *
 * The rule is asked, never solved, so that its roundings are in the answer: at `priceRaw` it says
 * liquidatable, one unit to the safe side it does not. Which side is safe is found out, because an
 * asset may be collateral and debt of one account at once.
 *
 * @returns the boundary, or `undefined` where no positive price of this asset makes the difference.
 */
export function liquidationPrice({
  isLiquidatableAt,
  guessRaw = 1n,
  maximumRaw = 1n << 128n,
}: LiquidationPriceParameters): LiquidationPriceBoundary | undefined {
  assertInvariant(maximumRaw > 1n, 'a liquidation price is looked for between 1 and a larger price')
  const atLowest = isLiquidatableAt(1n)
  if (isLiquidatableAt(maximumRaw) === atLowest) return undefined
  const isLow = (priceRaw: bigint): boolean => isLiquidatableAt(priceRaw) === atLowest
  let [low, high] = bracket({ isLow, guess: clamp(guessRaw, maximumRaw), maximum: maximumRaw })
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (isLow(middle)) low = middle
    else high = middle
  }
  return atLowest ? { priceRaw: low, side: 'at-or-below' } : { priceRaw: high, side: 'at-or-above' }
}

/**
 * Walks away from the guess in doubling steps until the answer changes: a good guess costs a handful
 * of questions where halving the whole range would cost 128 for each asset of each account.
 */
function bracket(parameters: {
  readonly isLow: (priceRaw: bigint) => boolean
  readonly guess: bigint
  readonly maximum: bigint
}): readonly [bigint, bigint] {
  const { isLow, guess, maximum } = parameters
  let [low, high] = [guess, guess]
  let step = 1n
  if (isLow(guess)) {
    while (high < maximum && isLow(high)) {
      low = high
      high = clamp(high + step, maximum)
      step *= 2n
    }
  } else {
    while (low > 1n && !isLow(low)) {
      high = low
      low = clamp(low - step, maximum)
      step *= 2n
    }
  }
  return [low, high]
}

function clamp(priceRaw: bigint, maximum: bigint): bigint {
  if (priceRaw < 1n) return 1n
  return priceRaw > maximum ? maximum : priceRaw
}
