import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoFundingAnchorError } from './errors/noFundingAnchorError.ts'
import { type PerpetualAnchorParameters, perpetualAnchor } from './perpetualAnchor.ts'

const base: PerpetualAnchorParameters = {
  payoff: 'linear',
  funding: 'previous-spot',
  intervalYears: 0.25,
  spot: 10_000,
  domesticRate: 0.04,
  assetYield: 0.02,
  fundingRate: 0.01,
  interestDifference: 0.005,
}

test('default', () => {
  expect(perpetualAnchor(base)).toBeCloseTo(10025.104584997933, 8)
  expect(perpetualAnchor({ ...base, payoff: 'inverse' })).toBeCloseTo(29975.041614635367, 7)
})

test('behavior: continuous funding is the limit of short intervals', () => {
  const continuous = { ...base, intervalYears: 0, fundingRate: 0.2 }
  for (const payoff of ['linear', 'inverse'] as const) {
    for (const funding of ['previous-spot', 'current-spot'] as const) {
      const intervalYears = 1e-7
      const short = {
        ...continuous,
        payoff,
        funding,
        intervalYears,
        // A rate per interval is the rate per year times its length.
        fundingRate: 0.2 * intervalYears,
        interestDifference: 0.005 * intervalYears,
      }
      const limit = perpetualAnchor({ ...continuous, payoff })
      expect(perpetualAnchor(short) / limit).toBeCloseTo(1, 6)
    }
  }
})

test('behavior: without carry and interest it is the spot', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('linear' as const, 'inverse' as const),
      fc.constantFrom('previous-spot' as const, 'current-spot' as const),
      fc.double({ min: -0.1, max: 0.2, noNaN: true }),
      fc.double({ min: 1e-4, max: 1, noNaN: true }),
      (payoff, funding, rate, fundingRate) => {
        const level = { domesticRate: rate, assetYield: rate, interestDifference: 0 }
        const price = perpetualAnchor({ ...base, ...level, payoff, funding, fundingRate })
        expect(price / 10_000).toBeCloseTo(1, 12)
      },
    ),
  )
})

test('error: NoFundingAnchorError', () => {
  expect(() => perpetualAnchor({ ...base, fundingRate: 0.001 })).toThrow(NoFundingAnchorError)
  const weak = { ...base, intervalYears: 0, fundingRate: 0.01, domesticRate: 0.1 }
  expect(() => perpetualAnchor(weak)).toThrowErrorMatchingInlineSnapshot(`
    [NoFundingAnchorError: Funding less carry is -0.07.
    It has to be > 0: otherwise funding is too weak against the carry and no finite price is fair.
    Check the signs: the funding rate is what a holder pays per unit of premium, per interval.]
  `)
})
