import fc from 'fast-check'
import type {
  ExpiryHolding,
  OptionHolding,
  RiskBook,
  UnderlyingBook,
} from '../src/scenario/book/riskBook.ts'

const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
const quantity = within(-50, 50)

const option: fc.Arbitrary<OptionHolding> = fc.record({
  kind: fc.constantFrom('call' as const, 'put' as const),
  strikePriceUsd: within(500, 6000),
  quantity,
  volatility: within(0.1, 2),
})

const expiry: fc.Arbitrary<ExpiryHolding> = fc.record({
  secondsToExpiry: within(0, 30_000_000),
  forwardVariableUsd: within(1000, 4000),
  forwardFixedUsd: within(0, 500),
  ratePerYear: within(-0.05, 0.2),
  confidence: within(0, 1),
  options: fc.array(option, { maxLength: 4 }),
})

const underlying = (name: string): fc.Arbitrary<UnderlyingBook> =>
  fc.record({
    underlying: fc.constant(name),
    spotPriceUsd: within(1000, 4000),
    spotConfidence: within(0, 1),
    perpetuals: fc.array(
      fc.record({
        quantity,
        markPriceUsd: within(1000, 4000),
        confidence: within(0, 1),
        unsettledUsd: within(-1000, 1000),
      }),
      { maxLength: 2 },
    ),
    futures: fc.array(
      fc.record({
        quantity,
        markPriceUsd: within(1000, 4000),
        secondsToExpiry: within(0, 30_000_000),
        unsettledUsd: within(-1000, 1000),
      }),
      { maxLength: 2 },
    ),
    expiries: fc.array(expiry, { maxLength: 2 }),
    collateral: fc.array(
      fc.record({
        asset: fc.constant('STETH'),
        quantity: within(0, 50),
        priceUsd: within(0, 4000),
        confidence: within(0, 1),
        isRiskCancelling: fc.boolean(),
        maintenanceHaircut: within(0, 1),
        initialHaircut: within(0, 1),
      }),
      { maxLength: 2 },
    ),
  })

/** Any book that the engine takes. */
export const arbitraryRiskBook: fc.Arbitrary<RiskBook> = fc.record({
  cash: within(-10_000, 10_000),
  stablePriceUsd: within(0.5, 1.1),
  underlyings: fc.tuple(underlying('ETH'), underlying('BTC')).map((it) => [...it]),
})
