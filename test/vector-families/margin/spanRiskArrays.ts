import { addRiskArrays, futureRiskArray, type RiskArray, scanRisk } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import type { Tolerance } from '../tolerance.ts'
import type { VectorCase, VectorFamily, VectorFile } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

const exact: Tolerance = { kind: 'absolute', bound: 1e-9 }

/**
 * SPAN's arrays of sixteen scenarios.
 *
 * A case states an array, or what to make one of: the scan range of a future, or legs that name other
 * cases of the file or bring their arrays. From it come the array and the largest loss.
 */
export const spanRiskArrays: VectorFamily = {
  name: 'span_risk_arrays',
  run: (vectorCase, { file }) => {
    const expected = vectorInput(vectorCase.expected, 'expected')
    const { array, rounding } = arrayOf(vectorCase, file)
    const figures: CheckedFigure[] = []
    for (const key of expected.keys) {
      if (key === 'array') {
        const published = expected.numbers(key)
        figures.push(...rows(array, { published, rounding }))
      } else if (key === 'scanRisk') {
        figures.push({
          name: key,
          computed: scanRisk(array).lossUsd,
          expected: expected.number(key),
          tolerance: tolerance(rounding),
        })
      } else if (key === 'worstScenario') {
        const computed = scanRisk(array).row + 1
        figures.push({ name: key, computed, expected: expected.number(key), tolerance: exact })
      } else throw unknown(key)
    }
    return checkFigures(figures)
  },
}

type Found = { readonly array: RiskArray; readonly rounding: number }

function rows(
  array: RiskArray,
  parameters: { readonly published: RiskArray; readonly rounding: number },
): readonly CheckedFigure[] {
  const { published, rounding } = parameters
  return Array.from({ length: Math.max(published.length, array.length) }, (_, row) => ({
    name: `scenario ${row + 1}`,
    computed: array[row] ?? Number.NaN,
    expected: published[row] ?? Number.NaN,
    tolerance: tolerance(rounding),
  }))
}

function tolerance(rounding: number): Tolerance {
  return rounding === 0 ? exact : { kind: 'absolute', bound: rounding / 2 + 1e-9 }
}

function arrayOf(vectorCase: VectorCase, file: VectorFile): Found {
  const input = vectorInput(vectorCase.input ?? {})
  const range = ['scanRange', 'priceScanRange', 'scanRangeUsd'].find((key) => input.has(key))
  if (range !== undefined) return ofFuture(vectorCase, input, range)
  const legs = ['legs', 'positions', 'components'].find((key) => input.has(key))
  if (legs !== undefined) return ofLegs(input, { key: legs, file })
  if (input.has('array')) return { array: input.numbers('array'), rounding: 0 }
  input.assertAllRead()
  return ofName(vectorCase, file)
}

// Printed arrays of futures round thirds of the range to the place their figures end at.
function ofFuture(vectorCase: VectorCase, input: VectorInput, range: string): Found {
  const quantity = input.numberOr(1, 'quantity', 'qty')
  const array = addRiskArrays([{ array: futureRiskArray(input.number(range)), quantity }])
  input.assertAllRead()
  return { array, rounding: placeOf(publishedArray(vectorCase)) }
}

function ofLegs(
  input: VectorInput,
  { key, file }: { readonly key: string; readonly file: VectorFile },
): Found {
  const value = input.raw(key)
  if (!Array.isArray(value)) throw unknown(key)
  const legs = value.map((leg: unknown) => {
    if (typeof leg === 'string') return { array: published(leg, file), quantity: 1 }
    const part = vectorInput(leg, key)
    const array = part.has('array')
      ? part.numbers('array')
      : published(part.text('name', 'case', 'leg'), file)
    return { array, quantity: part.numberOr(1, 'quantity', 'qty', 'amount', 'position') }
  })
  input.assertAllRead()
  return { array: addRiskArrays(legs), rounding: 0 }
}

// The three of the book: a future, a call, and the covered write that is long one and short the other.
function ofName(vectorCase: VectorCase, file: VectorFile): Found {
  const name = (vectorCase.name ?? '').toLowerCase()
  const array = publishedArray(vectorCase)
  if (/covered|write/.test(name)) {
    const find = (pattern: RegExp): RiskArray | undefined => {
      const found = file.cases.find((it) => pattern.test((it.name ?? '').toLowerCase()))
      return found === undefined ? undefined : publishedArray(found)
    }
    const future = find(/^(?!.*(covered|write)).*future/)
    const call = find(/^(?!.*(covered|write)).*call/)
    if (future !== undefined && call !== undefined) {
      const legs = [
        { array: future, quantity: 1 },
        { array: call, quantity: -1 },
      ]
      return { array: addRiskArrays(legs), rounding: 0 }
    }
  }
  if (/future/.test(name) && !/covered|write/.test(name)) {
    const range = Math.max(...array.map(Math.abs))
    const sign = /short/.test(name) ? -1 : 1
    const made = addRiskArrays([{ array: futureRiskArray(range), quantity: sign }])
    return { array: made, rounding: placeOf(array) }
  }
  if (array.length === 0) throw unknown('expected without an array')
  // The largest loss is all that a bare array of an option lets one compute.
  return { array, rounding: 0 }
}

function published(name: string, file: VectorFile): RiskArray {
  const found = file.cases.find((it) => it.name === name)
  if (found === undefined) throw unknown(`leg "${name}"`)
  return publishedArray(found)
}

function publishedArray(vectorCase: VectorCase): RiskArray {
  const expected = vectorInput(vectorCase.expected ?? {}, 'expected')
  return expected.has('array') ? expected.numbers('array') : []
}

function placeOf(values: RiskArray): number {
  for (const place of [1000, 100, 10, 1]) {
    if (values.every((value) => Math.abs(value / place - Math.round(value / place)) < 1e-9)) {
      return place
    }
  }
  return 0.01
}

function unknown(what: string): VectorInputError {
  return new VectorInputError({
    problem: `Not understood in a SPAN case: ${what}.`,
    remedy: 'Give an array, a scanRange, or legs with arrays or names of other cases.',
  })
}
