import type { OptionHolding, UnderlyingBook } from '../book/riskBook.ts'
import type { MarginMinimums } from '../parameter-sets/marginParameterSet.ts'
import { contractDelta } from './contractDelta.ts'
import { discountFactor, secondsPerYear } from './expiryValue.ts'

/** Deltas of one underlying, in units of it. */
export type BookDeltas = {
  /** Long less short. */
  readonly net: number
  /** Long and short together. */
  readonly gross: number
  /** `(gross − |net|)/2`: how much of one side the other covers. */
  readonly hedged: number
}

/** A position by the delta of one contract. */
export type DeltaLeg = { readonly delta: number; readonly quantity: number }

/** Nets deltas of positions in one underlying. */
export function netDeltas(legs: readonly DeltaLeg[]): BookDeltas {
  const deltas = legs.map(({ delta, quantity }) => delta * quantity)
  const net = sum(deltas)
  const gross = sum(deltas.map(Math.abs))
  return { net, gross, hedged: (gross - Math.abs(net)) / 2 }
}

/**
 * The least that a hedged book is charged, by its deltas.
 *
 *     (netRate·|net| + hedgedRate·hedged)·spot
 */
export function minimumDeltaRisk(
  deltas: BookDeltas,
  parameters: {
    readonly netRate: number
    readonly hedgedRate: number
    readonly spotPriceUsd: number
  },
): number {
  const { netRate, hedgedRate, spotPriceUsd } = parameters
  return (netRate * Math.abs(deltas.net) + hedgedRate * deltas.hedged) * spotPriceUsd
}

/** Lists an underlying's positions with the delta of one contract: 1 for perpetuals and futures. */
export function deltaLegs(book: UnderlyingBook): readonly DeltaLeg[] {
  const deltaOne = [...book.perpetuals, ...book.futures]
  return [
    ...deltaOne.map(({ quantity }) => ({ delta: 1, quantity })),
    ...book.expiries.flatMap((expiry) => {
      const forward = expiry.forwardFixedUsd + expiry.forwardVariableUsd
      const years = expiry.secondsToExpiry / secondsPerYear
      return expiry.options.map((option) => ({
        delta: deltaOf(option, { forward, years, discount: discountFactor(expiry) }),
        quantity: option.quantity,
      }))
    }),
  ]
}

/**
 * The floor under an underlying's scenario loss: the largest of the minimums its set states.
 *
 * @returns USD, not negative; zero where the set states none.
 */
export function minimumLoss(book: UnderlyingBook, minimums: MarginMinimums | undefined): number {
  if (minimums === undefined) return 0
  const spotPriceUsd = book.spotPriceUsd
  const options = book.expiries.flatMap((it) => it.options)
  const shorts = sum(options.map(({ quantity }) => Math.max(0, -quantity)))
  const contracts = sum(options.map(({ quantity }) => Math.abs(quantity)))
  const delta =
    minimums.delta === undefined
      ? 0
      : minimumDeltaRisk(netDeltas(deltaLegs(book)), { ...minimums.delta, spotPriceUsd })
  return Math.max(
    delta,
    shorts * spotPriceUsd * (minimums.shortOptionRate ?? 0),
    contracts * (minimums.optionContractUsd ?? 0),
  )
}

function deltaOf(
  option: OptionHolding,
  market: { readonly forward: number; readonly years: number; readonly discount: number },
): number {
  const { kind: type, strikePriceUsd: strike, volatility } = option
  const { forward, years, discount } = market
  const deviation = volatility * Math.sqrt(years)
  return discount * contractDelta({ type, forward, strike, deviation })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
