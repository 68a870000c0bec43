import { black76Greeks, black76Value, impliedVolatility } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { vectorInput } from '../vectorInput.ts'
import { readOptionType, readTime } from './optionInput.ts'

/** Strata's precomputed Black-76 prices: forwards, and back to the volatility. */
export const strataBlack76Prices: VectorFamily = {
  name: 'strata_black76_prices',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    const type = readOptionType(input)
    const forward = input.number('forward', 'f')
    const strike = input.number('strike', 'k')
    const timeYears = readTime(input)
    const rate = input.numberOr(0, 'rate', 'r')
    const discountFactor = input.numberOr(Math.exp(-rate * timeYears), 'discount', 'discountFactor')
    const contract = { type, forward, strike, timeYears, discountFactor }
    // A case may give the price and ask for the volatility, or the other way round, or both.
    const isPriceGiven = input.has('price')
    const volatility = isPriceGiven
      ? impliedVolatility({ ...contract, value: input.number('price') })
      : input.number('vol', 'volatility', 'lognormalVol', 'sigma')
    const figures: CheckedFigure[] = []
    for (const name of expected.keys) {
      const published = expected.number(name)
      if (name === 'price' || name === 'value') {
        const computed = black76Value({ ...contract, volatility })
        figures.push({ name, computed, expected: published, tolerance })
        // The same figure the other way: what makes the published price is the volatility given.
        const found = impliedVolatility({ ...contract, value: published })
        const reprised = black76Value({ ...contract, volatility: found })
        figures.push({ name: 'repriced', computed: reprised, expected: published, tolerance })
      } else if (name === 'impliedVol' || name === 'vol' || name === 'volatility') {
        const value = isPriceGiven
          ? input.number('price')
          : black76Value({ ...contract, volatility })
        const computed = impliedVolatility({ ...contract, value })
        figures.push({ name, computed, expected: published, tolerance })
      } else if (isGreek(name)) {
        const greeks = black76Greeks({ ...contract, volatility, rate })
        figures.push({ name, computed: greeks[greekOf[name]], expected: published, tolerance })
      } else {
        return { passed: false, message: `the expected figure "${name}" is not known` }
      }
    }
    if (input.has('volatility') || input.has('vol')) input.number('vol', 'volatility')
    input.assertAllRead()
    return checkFigures(figures)
  },
}

/** Strata's repository names its Greeks by the forward, undiscounted as its prices are. */
const greekOf = {
  delta: 'forwardDelta',
  gamma: 'forwardGamma',
  dualDelta: 'strikeDelta',
  dualGamma: 'strikeGamma',
  vega: 'vega',
  vanna: 'vanna',
  vomma: 'volga',
  volga: 'volga',
  driftlessTheta: 'thetaPerYear',
} as const

function isGreek(name: string): name is keyof typeof greekOf {
  return Object.hasOwn(greekOf, name)
}
