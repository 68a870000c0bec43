/** An asset held or a future open, in units of what was borrowed. */
export type StressedAsset = {
  readonly asset: string
  readonly quantity: number
  readonly price: number
  /** Size of the move, not negative: 0.2 shocks by ±20 %. */
  readonly shock: number
  /** Pegged assets fall in both directions of the market. */
  readonly isPegged: boolean
}

/** An on-chain margin account with futures hedges at a centralised venue. */
export type StressedPortfolio = {
  /** Greater than zero. */
  readonly borrowed: number
  readonly spot: readonly StressedAsset[]
  /** Value of the futures account as its venue states it. */
  readonly futuresMarginValue: number
  /** Signed exposures: quantity·price is the value of the position, and only its change counts. */
  readonly futures: readonly StressedAsset[]
  /** Tokens that are the futures account's margin: their value is in it, their moves are not. */
  readonly marginTokens: readonly StressedAsset[]
}

/** A portfolio after a rise and after a fall. */
export type StressedValue = {
  readonly afterRise: number
  readonly afterFall: number
  /** The smaller of the two. */
  readonly stressedValue: number
  /** `stressedValue / borrowed`; at 1 it is liquidated. */
  readonly riskFactor: number
}

/**
 * Values a portfolio of spot and futures after a rise and after a fall of everything at once.
 *
 *     Σ spot q·p·(1 ± shock) + margin value + Σ futures exposure·(± shock) + Σ margin tokens·(± shock)
 *
 * Pegged assets are shocked down both times: a peg breaks downwards. A perfect hedge has equal values
 * after both; any direction left lowers one of them.
 *
 * @see Arkis Margin Engine v2, section 3
 */
export function stressedPortfolioValue(portfolio: StressedPortfolio): StressedValue {
  const after = (direction: 1 | -1): number => {
    const change = (it: StressedAsset): number =>
      it.quantity * it.price * it.shock * (it.isPegged ? -1 : direction)
    const spot = portfolio.spot.map((it) => it.quantity * it.price + change(it))
    const futures = [...portfolio.futures, ...portfolio.marginTokens].map(change)
    return [...spot, ...futures].reduce((total, it) => total + it, portfolio.futuresMarginValue)
  }
  const afterRise = after(1)
  const afterFall = after(-1)
  const stressedValue = Math.min(afterRise, afterFall)
  return { afterRise, afterFall, stressedValue, riskFactor: stressedValue / portfolio.borrowed }
}
