import { perpetualAnchor } from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Fair prices of perpetual futures with constant parameters (Ackerer, Hugonnier, Jermann). */
export const perpetualFuturesAhj: VectorFamily = {
  name: 'perpetual_futures_ahj',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const computed = perpetualAnchor({
      payoff: readPayoff(input.text('payoff', 'payoffType')),
      ...readFunding(input),
      spot: input.number('spot', 's'),
      domesticRate: input.number('domesticRate', 'rate', 'r'),
      assetYield: input.numberOr(0, 'assetYield', 'foreignRate', 'q'),
      fundingRate: input.number('fundingRate', 'kappa', 'k'),
      interestDifference: input.numberOr(0, 'interestDiff', 'interestDifference', 'iota', 'iDiff'),
    })
    const published = expected.number('price', 'value', 'npv')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    input.assertAllRead()
    expected.assertAllRead()
    return checkFigures([{ name: 'price', computed, expected: published, tolerance }])
  },
}

function readPayoff(given: string): 'linear' | 'inverse' {
  const payoff = given.toLowerCase()
  if (payoff === 'linear' || payoff === 'inverse') return payoff
  throw unknown('payoff', given)
}

function readFunding(input: VectorInput): {
  readonly funding: 'previous-spot' | 'current-spot'
  readonly intervalYears: number
} {
  const given = input.textOr('continuous', 'funding', 'fundingType')
  const intervalYears = input.numberOr(0, 'dtYears', 'dt', 'intervalYears')
  const name = given
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^fundingwith/, '')
  if (name === 'continuous') {
    if (intervalYears !== 0) throw unknown('funding', `${given} every ${intervalYears} years`)
    return { funding: 'previous-spot', intervalYears }
  }
  if (name === 'previousspot') return { funding: 'previous-spot', intervalYears }
  if (name === 'currentspot') return { funding: 'current-spot', intervalYears }
  throw unknown('funding', given)
}

function unknown(what: string, given: string): VectorInputError {
  return new VectorInputError({
    problem: `The ${what} "${given}" of a perpetual is not known.`,
    remedy: 'Give linear or inverse; previousSpot, currentSpot or continuous.',
  })
}
