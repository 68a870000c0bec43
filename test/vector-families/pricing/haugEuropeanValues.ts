import { black76Value, blackScholesMertonValue, garmanKohlhagenValue } from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { readSpotOption, type SpotOption } from './optionInput.ts'

/** Haug's tables of European option values, as QuantLib quotes them. */
export const haugEuropeanValues: VectorFamily = {
  name: 'haug_european_values',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const option = readSpotOption(input)
    const computed = value(option, input)
    const published = expected.number('value', 'price', 'npv', 'premium')
    const stated = readStated(vectorCase.tolerance ?? file.tolerance, { input, expected })
    input.assertAllRead()
    expected.assertAllRead()
    return checkFigures([
      { name: 'value', computed, expected: published, tolerance: readTolerance(stated) },
    ])
  },
}

function readStated(
  fallback: unknown,
  from: { readonly input: VectorInput; readonly expected: VectorInput },
): unknown {
  for (const part of [from.input, from.expected]) {
    if (part.has('tolerance')) return part.raw('tolerance')
    if (part.has('tol')) return part.raw('tol')
  }
  return fallback
}

/** The value by the model a case names, or by the one its inputs are of. */
function value(option: SpotOption, input: VectorInput): number {
  const isForward = input.has('forward') || input.has('future') || input.has('futures')
  const isCurrency = input.has('foreignRate')
  const fallback = isForward ? 'black76' : isCurrency ? 'garmankohlhagen' : 'blackscholes'
  const model = input
    .textOr(fallback, 'model')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  const { spot, rate, assetYield, ...contract } = option
  if (model === 'garmankohlhagen') {
    return garmanKohlhagenValue({
      ...contract,
      spot,
      domesticRate: rate,
      foreignRate: assetYield,
    })
  }
  if (model === 'black76' || model === 'black') {
    const discountFactor = Math.exp(-rate * contract.timeYears)
    return black76Value({ ...contract, forward: spot, discountFactor })
  }
  if (/^(blackscholes|merton|blackscholesmerton|bsm|bs|generalizedblackscholes)$/.test(model)) {
    return blackScholesMertonValue(option)
  }
  throw new VectorInputError({
    problem: `The model "${model}" is not known.`,
    remedy: 'Give Black-Scholes, Merton, Black-76 or Garman-Kohlhagen.',
  })
}
