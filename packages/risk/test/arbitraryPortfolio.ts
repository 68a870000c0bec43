import fc from 'fast-check'
import type {
  PortfolioAccount,
  PortfolioReportParameters,
} from '../src/portfolio/portfolioInputs.ts'
import { defaultRiskMeasureSettings } from '../src/portfolio/riskMeasures.ts'
import {
  account,
  address,
  airdrop,
  assets,
  block,
  type Holding,
  marketPrices,
  priceOf,
  steth,
  usdc,
  usdt,
  wbtc,
  weth,
} from './portfolioFixture.ts'

const holding: fc.Arbitrary<Holding> = fc.tuple(
  fc.constantFrom(weth, steth, wbtc, usdc, usdt, airdrop),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)

const health = fc.option(fc.bigInt({ min: 1n, max: 10n ** 20n }), { nil: undefined })

/** Up to five accounts with up to six holdings each, of every kind of factor there is. */
export const arbitraryAccounts: fc.Arbitrary<readonly PortfolioAccount[]> = fc
  .array(fc.tuple(fc.array(holding, { maxLength: 6 }), health), { maxLength: 5 })
  .map((accounts) =>
    accounts.map(([holdings, healthFactorWad], number) =>
      account({
        number,
        holdings,
        ...(healthFactorWad === undefined ? {} : { healthFactorWad }),
      }),
    ),
  )

/** A report's inputs around some accounts, all assets priced. */
export function reportOf(accounts: readonly PortfolioAccount[]): PortfolioReportParameters {
  return {
    owners: [address(7)],
    blocks: [block],
    accounts,
    marketPrices: [...marketPrices, priceOf(airdrop, 3)],
    assets,
    gaps: [],
    // Few paths and one set: these tests are of sums and orders, and run hundreds of reports.
    measures: {
      ...defaultRiskMeasureSettings,
      paths: 50,
      parameterSets: defaultRiskMeasureSettings.parameterSets.slice(0, 1),
    },
  }
}
