import {
  type DigitalPayoff,
  digitalValue,
  type OneTouchParameters,
  oneTouchValue,
} from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorFamily } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { readSpotOption } from './optionInput.ts'

/** Haug's digital options, European and American, as QuantLib quotes them. */
export const haugDigitalValues: VectorFamily = {
  name: 'haug_digital_values',
  run: (vectorCase, { file }) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const computed = value(input)
    const published = expected.number('value', 'price', 'npv')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    input.assertAllRead()
    expected.assertAllRead()
    return checkFigures([{ name: 'value', computed, expected: published, tolerance }])
  },
}

function value(input: VectorInput): number {
  const option = readSpotOption(input)
  const kind = input
    .text('kind', 'payoff', 'payoffType')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const exercise = input.textOr('european', 'exercise', 'style').toLowerCase()
  const isTouch = exercise === 'american' || /athit|attouch|atexpiry|onetouch|notouch/.test(kind)
  if (!isTouch && exercise !== 'european') throw unknown('exercise', exercise)
  if (isTouch) return touchValue(input, { option, kind })
  const payoff = europeanPayoff(input, kind)
  return digitalValue({ ...option, payoff })
}

function europeanPayoff(input: VectorInput, kind: string): DigitalPayoff {
  const parameter = (...keys: readonly string[]): number => input.number('payoffParam', ...keys)
  switch (kind) {
    case 'cashornothing':
    case 'cash':
      return { kind: 'cash-or-nothing', cash: parameter('cash', 'cashPayoff') }
    case 'assetornothing':
    case 'asset':
      // The payoff has no parameter; a file may state that as null.
      if (input.has('payoffParam')) input.raw('payoffParam')
      return { kind: 'asset-or-nothing' }
    case 'gap':
      return { kind: 'gap', payoffStrike: parameter('payoffStrike', 'secondStrike', 'strike2') }
    case 'supershare':
    case 'supershares':
      return { kind: 'supershare', upperStrike: parameter('upperStrike', 'secondStrike') }
    default:
      throw unknown('kind', kind)
  }
}

function touchValue(
  input: VectorInput,
  parameters: { readonly option: ReturnType<typeof readSpotOption>; readonly kind: string },
): number {
  const { option, kind } = parameters
  const { strike: barrier, ...market } = option
  const isAsset = /^asset/.test(kind)
  if (!isAsset && !/^cash|^onetouch|^notouch/.test(kind)) throw unknown('kind', kind)
  if (isAsset && input.has('payoffParam')) input.raw('payoffParam')
  const payoff: OneTouchParameters['payoff'] = isAsset
    ? { kind: 'asset' }
    : { kind: 'cash', cash: input.number('payoffParam', 'cash', 'cashPayoff') }
  const isKnockIn = !input.has('knockin') || input.raw('knockin') === true
  const isAtExpiry =
    /atexpiry/.test(kind) || (input.has('payoffAtExpiry') && input.raw('payoffAtExpiry') === true)
  const isUntouched = !isKnockIn || /notouch/.test(kind)
  const paid = isUntouched ? 'at-expiry-untouched' : isAtExpiry ? 'at-expiry' : 'at-touch'
  return oneTouchValue({ ...market, barrier, payoff, paid })
}

function unknown(key: string, given: string): VectorInputError {
  return new VectorInputError({
    problem: `The ${key} "${given}" of a digital option is not known.`,
    remedy:
      'Give cash or asset (or nothing, at hit, at expiry), gap or supershare; European or American.',
  })
}
