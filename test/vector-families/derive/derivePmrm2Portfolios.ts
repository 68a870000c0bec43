import {
  type BookCollateral,
  derivePmrm2,
  type ExpiryHolding,
  type RiskBook,
  scenarioMargin,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { partsOf } from '../margin/partsOf.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { readPmrm2Parameters } from './readPmrm2Parameters.ts'
import { sviVolatilityOf } from './sviVolatilityOf.ts'

/** Derive's PMRM_2 portfolio cases: each its own book, feeds and parameters. */
export const derivePmrm2Portfolios: VectorFamily = {
  name: 'derive_pmrm2_portfolios',
  run: runCase,
}

function runCase(vectorCase: VectorCase, { file }: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const expected = vectorInput(vectorCase.expected, 'expected')
  const set = input.has('params') ? readPmrm2Parameters(input.part('params')) : derivePmrm2
  const margin = scenarioMargin(readBook(input), set)
  input.assertAllRead()
  const [risk] = margin.underlyings
  if (risk === undefined) return { passed: false, message: 'the book has no underlying' }
  const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
  const held = (label: string) => risk.contingencies.find((it) => it.label === label)
  const computed: Readonly<Record<string, number>> = {
    IM: margin.initial.surplusUsd,
    MM: margin.maintenance.surplusUsd,
    MtM: margin.equityUsd,
    optionMtM: risk.optionValueUsd,
    collateralMtM: risk.collateralValueUsd,
    basisContingency: risk.basisLossUsd,
    mmPerpCont: -(held('perpetuals held')?.maintenanceUsd ?? 0),
    imPerpCont: -(held('perpetuals held')?.initialAddOnUsd ?? 0),
    mmOptionCont: -(held('naked shorts')?.maintenanceUsd ?? 0),
    imOptionCont: -(held('naked shorts')?.initialAddOnUsd ?? 0),
    oracleCont: -risk.oracleUsd,
  }
  const figure = (name: string, value: number, published: number): CheckedFigure => ({
    name,
    computed: value,
    expected: published,
    tolerance,
    // A published zero is one of wei; a figure under a dollar is compared as one of a dollar.
    scale: Math.max(Math.abs(published), 1),
  })
  const scalars = expected.keys
    .filter((key) => key !== 'scenarioPnl')
    .map((key) => {
      const value = computed[key]
      return figure(key, value ?? Number.NaN, expected.number(key))
    })
  const profits = expected.has('scenarioPnl') ? expected.numbers('scenarioPnl') : []
  const rows = profits.flatMap((published, index) => {
    const row = set.scenarios[index]
    if (row === undefined) return [figure(`row ${index}`, Number.NaN, published)]
    return [figure(`row ${row.name}`, risk.profits[index]?.profitUsd ?? Number.NaN, published)]
  })
  return checkFigures([...scalars, ...rows])
}

function readBook(input: VectorInput): RiskBook {
  return {
    cash: input.number('cash'),
    stablePriceUsd: input.numberOr(1, 'stablePrice'),
    underlyings: [
      {
        underlying: 'ETH',
        spotPriceUsd: input.number('spot'),
        spotConfidence: input.numberOr(1, 'spotConfidence'),
        perpetuals: [
          {
            quantity: input.numberOr(0, 'perps'),
            markPriceUsd: input.numberOr(0, 'perpPrice'),
            confidence: input.numberOr(1, 'perpConfidence'),
            unsettledUsd:
              input.numberOr(0, 'unrealisedPerpPnl') + input.numberOr(0, 'unrealisedFunding'),
          },
        ],
        futures: [],
        collateral: partsOf(input, 'collaterals').map(readCollateral),
        expiries: readExpiries(input),
      },
    ],
  }
}

function readCollateral(it: VectorInput): BookCollateral {
  const collateral = {
    asset: it.textOr('collateral', 'name'),
    quantity: it.number('amount'),
    priceUsd: it.number('price'),
    confidence: it.numberOr(1, 'confidence'),
    isRiskCancelling: it.has('riskCancelling') && it.raw('riskCancelling') === true,
    maintenanceHaircut: it.numberOr(0, 'mmHaircut'),
    initialHaircut: it.numberOr(0, 'imHaircut'),
  }
  it.assertAllRead()
  return collateral
}

function readExpiries(input: VectorInput): readonly ExpiryHolding[] {
  const options = partsOf(input, 'options')
  const feeds = partsOf(input, 'feeds').map((feed) => {
    const secondsToExpiry = feed.number('secToExpiry')
    const forward = splitForward(feed, secondsToExpiry)
    const confidence = Math.min(
      feed.numberOr(1, 'forwardConfidence'),
      feed.numberOr(1, 'rateConfidence'),
      feed.numberOr(1, 'volConfidence'),
    )
    const volatility = sviVolatilityOf(feed.part('svi'))
    const rate = feed.numberOr(0, 'rate')
    feed.assertAllRead()
    return { secondsToExpiry, forward, confidence, volatility, rate }
  })
  const legs = options.map((it) => {
    const leg = {
      secondsToExpiry: it.number('secToExpiry'),
      strike: it.number('strike'),
      isCall: it.raw('isCall') === true || it.raw('isCall') === 1,
      quantity: it.number('amount'),
    }
    it.assertAllRead()
    return leg
  })
  const known = new Set(feeds.map(({ secondsToExpiry }) => secondsToExpiry))
  const orphan = legs.find((leg) => !known.has(leg.secondsToExpiry))
  if (orphan !== undefined) {
    throw new VectorInputError({
      problem: `No feed is of the expiry ${orphan.secondsToExpiry} of an option.`,
      remedy: 'Give a feed for every expiry.',
    })
  }
  return feeds.map(({ secondsToExpiry, forward, confidence, volatility, rate }) => ({
    secondsToExpiry,
    ...forward,
    ratePerYear: rate,
    confidence,
    options: legs
      .filter((leg) => leg.secondsToExpiry === secondsToExpiry)
      .map(({ strike, isCall, quantity }) => ({
        kind: isCall ? ('call' as const) : ('put' as const),
        strikePriceUsd: strike,
        quantity,
        volatility: volatility(strike),
      })),
  }))
}

// In the last half hour the forward is partly fixed by the settlement average: F·(1800 − s)/1800.
function splitForward(
  feed: VectorInput,
  seconds: number,
): Pick<ExpiryHolding, 'forwardVariableUsd' | 'forwardFixedUsd'> {
  const window = 1800
  const forward = feed.number('forward')
  const fixed = seconds < window ? (forward * (window - seconds)) / window : 0
  const forwardFixedUsd = feed.numberOr(fixed, 'forwardFixed', 'fixed')
  return {
    forwardVariableUsd: feed.numberOr(forward - forwardFixedUsd, 'forwardVariable', 'variable'),
    forwardFixedUsd,
  }
}
