import {
  deriveSrm,
  type ExpiryHolding,
  type OptionHolding,
  type RiskBook,
  type StandardMargin,
  type StandardMarginParameters,
  standardMargin,
  type UnderlyingBook,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { partsOf } from '../margin/partsOf.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'

/** Derive's standard manager: portfolios whose margins are whole dollars, cut towards zero. */
export const deriveSrmPortfolios: VectorFamily = {
  name: 'derive_srm_portfolios',
  run: ({ input, expected }) => {
    const { margin } = readAndMargin(vectorInput(input))
    const published = vectorInput(expected, 'expected')
    const computed = figuresOf(margin)
    return checkFigures(
      published.keys.map((key) => ({
        name: key,
        computed: Math.trunc(computed[key.toLowerCase()] ?? Number.NaN),
        expected: published.number(key),
        tolerance: { kind: 'absolute', bound: 0 },
      })),
    )
  },
}

/** The same with every component, as computed by hand upstream. */
export const deriveSrmScenarios: VectorFamily = {
  name: 'derive_srm_scenarios',
  run: ({ input, expected, tolerance: own }, { file }) => {
    const { margin } = readAndMargin(vectorInput(input))
    const published = vectorInput(expected, 'expected')
    const computed = figuresOf(margin)
    const tolerance = readTolerance(own ?? file.tolerance)
    const figures = published.keys.map((key): CheckedFigure => {
      const value = published.number(key)
      const found = computed[key.toLowerCase()] ?? Number.NaN
      // A part is compared on the scale of a dollar where it is less.
      const scale = Math.max(1e-6, Math.abs(value))
      // Penalties stand as charges in one column of the source and as subtractions in another.
      const isPenalty = /oracle|depeg/i.test(key)
      const figure = isPenalty ? Math.abs(found) : found
      return {
        name: key,
        computed: figure,
        expected: isPenalty ? Math.abs(value) : value,
        tolerance,
        scale,
      }
    })
    return checkFigures(figures)
  },
}

function figuresOf({ maintenance, initial }: StandardMargin): Readonly<Record<string, number>> {
  const total = (
    side: StandardMargin['initial'],
    key: 'perpetualsUsd' | 'baseUsd' | 'oracleUsd' | 'depegUsd',
  ): number => side.parts.reduce((sum, part) => sum + part[key], 0)
  const options = (side: StandardMargin['initial'], underlying: string): number =>
    side.parts.find((it) => it.underlying === underlying)?.optionsUsd ?? Number.NaN
  return {
    im: initial.surplusUsd,
    mm: maintenance.surplusUsd,
    mtm: initial.surplusUsd + initial.requirementUsd,
    ethoptionim: options(initial, 'ETH'),
    ethoptionmm: options(maintenance, 'ETH'),
    btcoptionim: options(initial, 'BTC'),
    btcoptionmm: options(maintenance, 'BTC'),
    perpmargin: total(maintenance, 'perpetualsUsd'),
    perpim: total(initial, 'perpetualsUsd'),
    perpmm: total(maintenance, 'perpetualsUsd'),
    oracleconts: total(initial, 'oracleUsd'),
    depegims: total(initial, 'depegUsd'),
    basemargin: total(maintenance, 'baseUsd'),
  }
}

function readAndMargin(input: VectorInput): { readonly margin: StandardMargin } {
  const stablePriceUsd = input.numberOr(1, 'stable')
  const markets = input.part('markets')
  const read = markets.keys.map((name) => readMarket(name.toUpperCase(), markets.part(name)))
  const stated = read.reduce((sum, it) => sum + it.unsettledUsd, 0)
  // The override is the unrealised profit of the whole account, in place of the markets' own.
  const overrideUsd = input.numberOr(stated, 'upnlOverride') - stated
  const book: RiskBook = {
    cash: input.numberOr(0, 'cash') + overrideUsd,
    stablePriceUsd,
    underlyings: read.map((it) => it.book),
  }
  const depeg = input.has('depeg') ? input.part('depeg') : undefined
  const rates: StandardMarginParameters = {
    ...deriveSrm,
    depeg:
      depeg === undefined
        ? deriveSrm.depeg
        : { threshold: depeg.number('threshold'), factor: depeg.number('factor') },
    markets: {
      ...Object.fromEntries(read.map((it) => [it.book.underlying, it.rates])),
      default: deriveSrm.markets.default,
    },
  }
  input.assertAllRead()
  return { margin: standardMargin(book, rates) }
}

function readMarket(
  underlying: string,
  market: VectorInput,
): {
  readonly book: UnderlyingBook
  readonly rates: StandardMarginParameters['markets']['default']
  readonly unsettledUsd: number
} {
  const base = deriveSrm.markets.default
  const spotPriceUsd = market.number('spot')
  const spotConfidence = market.numberOr(1, 'spotConf')
  const unsettledUsd = market.numberOr(0, 'upnl')
  const rates = {
    perpetualMaintenance: market.numberOr(base.perpetualMaintenance, 'perpMM'),
    perpetualInitial: market.numberOr(base.perpetualInitial, 'perpIM'),
    baseFactor: market.numberOr(base.baseFactor, 'marginFactor'),
    baseInitialScale: market.numberOr(base.baseInitialScale, 'IMScale'),
  }
  const expiries = market.has('expiries') ? market.part('expiries') : undefined
  return {
    unsettledUsd,
    rates,
    book: {
      underlying,
      spotPriceUsd,
      spotConfidence,
      perpetuals: [
        {
          quantity: market.numberOr(0, 'perp'),
          markPriceUsd: market.numberOr(spotPriceUsd, 'perpPrice'),
          confidence: market.numberOr(1, 'perpConf'),
          unsettledUsd,
        },
      ],
      futures: [],
      collateral: [
        {
          asset: underlying,
          quantity: market.numberOr(0, 'base'),
          priceUsd: spotPriceUsd,
          confidence: spotConfidence,
          isRiskCancelling: true,
          maintenanceHaircut: 0,
          initialHaircut: 0,
        },
      ],
      expiries:
        expiries === undefined ? [] : expiries.keys.map((it) => readExpiry(expiries.part(it))),
    },
  }
}

function readExpiry(expiry: VectorInput): ExpiryHolding {
  return {
    secondsToExpiry: expiry.number('sec'),
    forwardVariableUsd: expiry.number('fwd') - expiry.numberOr(0, 'fwdFixed'),
    forwardFixedUsd: expiry.numberOr(0, 'fwdFixed'),
    ratePerYear: 0,
    confidence: Math.min(expiry.numberOr(1, 'fwdConf'), expiry.numberOr(1, 'volConf')),
    options: partsOf(expiry, 'options').map(readOption),
  }
}

function readOption(option: VectorInput): OptionHolding {
  const isCall = option.raw('call') === true || option.raw('call') === 1
  const held = {
    kind: isCall ? ('call' as const) : ('put' as const),
    strikePriceUsd: option.number('strike'),
    quantity: option.number('amt', 'amount'),
    volatility: option.number('vol'),
  }
  option.assertAllRead()
  return held
}
