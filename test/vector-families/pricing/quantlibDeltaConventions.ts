import {
  type AtmConvention,
  type DeltaConvention,
  type DeltaMarket,
  fxAtmStrike,
  fxDelta,
  fxStrikeFromDelta,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { readOptionType } from './optionInput.ts'

const conventions: Readonly<Record<string, DeltaConvention>> = {
  spot: 'spot',
  fwd: 'forward',
  forward: 'forward',
  paspot: 'spot-premium-adjusted',
  spotpremiumadjusted: 'spot-premium-adjusted',
  premiumadjustedspot: 'spot-premium-adjusted',
  pafwd: 'forward-premium-adjusted',
  paforward: 'forward-premium-adjusted',
  forwardpremiumadjusted: 'forward-premium-adjusted',
  premiumadjustedforward: 'forward-premium-adjusted',
}

const atmConventions: Readonly<Record<string, AtmConvention>> = {
  atmspot: 'spot',
  spot: 'spot',
  atmfwd: 'forward',
  atmforward: 'forward',
  fwd: 'forward',
  forward: 'forward',
  atmdeltaneutral: 'delta-neutral',
  deltaneutral: 'delta-neutral',
  atmgammamax: 'gamma-max',
  gammamax: 'gamma-max',
  atmvegamax: 'vega-max',
  vegamax: 'vega-max',
  atmputcall50: 'put-call-50',
  putcall50: 'put-call-50',
}

/**
 * QuantLib's delta calculator. A case gives a strike and expects its delta, or a delta and expects
 * its strike, or names what is at the money and expects that strike.
 */
export const quantlibDeltaConventions: VectorFamily = {
  name: 'quantlib_delta_conventions',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const market = readMarket(input)
    const stated = vectorCase.tolerance ?? file.tolerance
    const figures = figuresOf(market, { input, expected, stated })
    input.assertAllRead()
    expected.assertAllRead()
    return checkFigures(figures)
  },
}

function figuresOf(
  market: DeltaMarket,
  parameters: {
    readonly input: VectorInput
    readonly expected: VectorInput
    readonly stated: VectorCase['tolerance']
  },
): readonly CheckedFigure[] {
  const { input, expected, stated } = parameters
  const tolerances = {
    delta: readTolerance(stated, 'delta'),
    strike: readTolerance(stated, 'strike'),
  }
  if (input.has('atmType') || input.has('atm')) {
    const atm = named(atmConventions, input.text('atmType', 'atm'))
    const published = expected.number('strike', 'atmStrike')
    const computed = fxAtmStrike(market, { atm })
    return [{ name: 'strike', computed, expected: published, tolerance: tolerances.strike }]
  }
  if (input.has('strike')) {
    const computed = fxDelta(market, { strike: input.number('strike') })
    const published = expected.number('delta')
    return [{ name: 'delta', computed, expected: published, tolerance: tolerances.delta }]
  }
  const computed = fxStrikeFromDelta(market, { delta: input.number('delta') })
  const published = expected.number('strike')
  return [{ name: 'strike', computed, expected: published, tolerance: tolerances.strike }]
}

function readMarket(input: VectorInput): DeltaMarket {
  // What is at the money is one strike for call and put; a case may leave the type out there.
  const hasType = input.has('type') || input.has('optionType')
  const isAtm = input.has('atmType') || input.has('atm')
  return {
    type: hasType || !isAtm ? readOptionType(input) : 'call',
    convention: named(conventions, input.text('deltaType', 'convention')),
    spot: input.number('spot'),
    domesticDiscountFactor: input.number('domesticDiscount', 'domesticDiscountFactor', 'dDf'),
    foreignDiscountFactor: input.number('foreignDiscount', 'foreignDiscountFactor', 'fDf'),
    deviation: readDeviation(input),
  }
}

function readDeviation(input: VectorInput): number {
  if (input.has('stdDev')) return input.number('stdDev')
  return input.number('vol', 'volatility') * Math.sqrt(input.number('t', 'timeYears'))
}

function named<Name extends string>(table: Readonly<Record<string, Name>>, given: string): Name {
  const name = table[given.toLowerCase().replace(/[^a-z0-9]/g, '')]
  if (name !== undefined) return name
  throw new VectorInputError({
    problem: `The convention "${given}" is not known.`,
    remedy: `Give one of ${Object.keys(table).join(', ')}.`,
  })
}
