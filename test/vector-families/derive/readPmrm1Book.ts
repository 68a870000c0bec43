import type { ExpiryHolding, RiskBook } from '@crossmargin/risk'
import type { VectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Reads a PMRM v1 book: parallel lists of options and of feeds, joined by expiry. */
export function readPmrm1Book(input: VectorInput, baseHaircut: number): RiskBook {
  const spotPriceUsd = input.number('SpotPrice')
  const spotConfidence = input.numberOr(1, 'SpotConfidence')
  const book: RiskBook = {
    cash: input.numberOr(0, 'Cash'),
    stablePriceUsd: input.numberOr(1, 'StablePrice'),
    underlyings: [
      {
        underlying: 'ETH',
        spotPriceUsd,
        spotConfidence,
        perpetuals: [
          {
            quantity: input.numberOr(0, 'Perps'),
            markPriceUsd: input.numberOr(spotPriceUsd, 'PerpPrice'),
            confidence: input.numberOr(1, 'PerpConfidence'),
            unsettledUsd:
              input.numberOr(0, 'UnrealisedPerpPNL') + input.numberOr(0, 'UnrealisedFunding'),
          },
        ],
        futures: [],
        collateral: [
          {
            asset: 'base',
            quantity: input.numberOr(0, 'Base'),
            priceUsd: spotPriceUsd,
            confidence: spotConfidence,
            isRiskCancelling: true,
            maintenanceHaircut: baseHaircut,
            initialHaircut: 0,
          },
        ],
        expiries: readExpiries(input),
      },
    ],
  }
  // What the source computed on its way: the lists above hold what the rule reads.
  for (const key of workings) if (input.has(key)) input.raw(key)
  input.assertAllRead()
  return book
}

const workings: readonly string[] = [
  'SVIparams',
  'VolShockUp',
  'VolShockDown',
  'SettlementPrice',
  'PercentFixed',
  'StableConfidence',
  'Forwards',
]

function readExpiries(input: VectorInput): readonly ExpiryHolding[] {
  const list = (key: string): readonly number[] => (input.has(key) ? input.numbers(key) : [])
  const feedExpiries = list('FeedExpiries')
  const optionExpiries = list('OptionExpiries')
  const calls = input.has('OptionIsCall') ? (input.raw('OptionIsCall') as readonly unknown[]) : []
  const strikes = list('OptionStrikes')
  const amounts = list('OptionAmounts')
  const vols = list('OptionVols')
  const volConfidences = list('OptionVolConfidences')
  const forwards = list('Forwards')
  const fixed = list('ForwardsFixed')
  const variable = list('ForwardsVariable')
  const rates = list('Rates')
  const forwardConfidences = list('ForwardConfidences')
  const rateConfidences = list('RateConfidences')
  const at = (values: readonly number[], index: number, fallback?: number): number => {
    const value = values[index] ?? fallback
    if (value !== undefined) return value
    throw new VectorInputError({
      problem: `A list of the case is shorter than its expiries: no entry ${index}.`,
      remedy: 'Give one entry an option or feed.',
    })
  }
  // The feeds list an expiry once an option; equal expiries are one.
  return [...new Set(optionExpiries)].map((secondsToExpiry) => {
    const feed = feedExpiries.indexOf(secondsToExpiry)
    const legs = optionExpiries.flatMap((it, index) => (it === secondsToExpiry ? [index] : []))
    const forwardFixedUsd = at(fixed, feed, 0)
    return {
      secondsToExpiry,
      forwardFixedUsd,
      forwardVariableUsd: at(variable, feed, at(forwards, feed, Number.NaN) - forwardFixedUsd),
      ratePerYear: at(rates, feed, 0),
      confidence: Math.min(
        at(forwardConfidences, feed, 1),
        at(rateConfidences, feed, 1),
        ...legs.map((index) => at(volConfidences, index, 1)),
      ),
      options: legs.map((index) => ({
        kind: calls[index] === 1 || calls[index] === true ? ('call' as const) : ('put' as const),
        strikePriceUsd: at(strikes, index),
        quantity: at(amounts, index),
        volatility: at(vols, index),
      })),
    }
  })
}
