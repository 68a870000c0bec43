import { type EuropeanGreeks, europeanGreeks } from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { readSpotOption } from './optionInput.ts'

/** Names that Haug and QuantLib give to sensitivities, in small letters, and ours. */
const names: Readonly<Record<string, keyof EuropeanGreeks>> = {
  value: 'value',
  price: 'value',
  npv: 'value',
  delta: 'delta',
  deltaforward: 'forwardDelta',
  forwarddelta: 'forwardDelta',
  gamma: 'gamma',
  gammaforward: 'forwardGamma',
  forwardgamma: 'forwardGamma',
  vega: 'vega',
  theta: 'thetaPerYear',
  thetaperyear: 'thetaPerYear',
  thetaperday: 'thetaPerDay',
  rho: 'rho',
  dividendrho: 'yieldRho',
  divrho: 'yieldRho',
  yieldrho: 'yieldRho',
  phi: 'yieldRho',
  foreignrho: 'yieldRho',
  carryrho: 'carryRho',
  costofcarryrho: 'carryRho',
  carry: 'carryRho',
  vanna: 'vanna',
  ddeltadvol: 'vanna',
  volga: 'volga',
  vomma: 'volga',
  charm: 'charmPerYear',
  speed: 'speed',
  strikesensitivity: 'strikeDelta',
  strikedelta: 'strikeDelta',
  dualdelta: 'strikeDelta',
  strikegamma: 'strikeGamma',
  dualgamma: 'strikeGamma',
  elasticity: 'elasticity',
  lambda: 'elasticity',
  itmcashprobability: 'itmCashProbability',
  itmassetprobability: 'itmAssetProbability',
}

/** Haug's examples of Greeks, as QuantLib quotes them: vega and rho per 1.00, theta per year. */
export const haugEuropeanGreeks: VectorFamily = {
  name: 'haug_european_greeks',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const option = readSpotOption(input)
    const daysPerYear = input.numberOr(365, 'daysPerYear')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    const asked = input.has('greek') ? [['value', input.text('greek')] as const] : askedBy(expected)
    const greeks = europeanGreeks({ ...option, daysPerYear })
    const figures = asked.map(([key, greek]) => {
      const computed = greeks[resolveName(greek)]
      const published = expected.number(key)
      return {
        name: greek,
        computed: computed === 'worthless' ? Number.NaN : computed,
        expected: published,
        tolerance,
      }
    })
    input.assertAllRead()
    expected.assertAllRead()
    return checkFigures(figures)
  },
}

/** Without a `greek` in the input, the keys of the expected figures are the names. */
function askedBy(expected: VectorInput): readonly (readonly [string, string])[] {
  return expected.keys.map((key) => [key, key])
}

function resolveName(greek: string): keyof EuropeanGreeks {
  const name = names[greek.toLowerCase().replace(/[^a-z]/g, '')]
  if (name !== undefined) return name
  throw new VectorInputError({
    problem: `The Greek "${greek}" is not known.`,
    remedy: `Give one of ${Object.keys(names).join(', ')}.`,
  })
}
