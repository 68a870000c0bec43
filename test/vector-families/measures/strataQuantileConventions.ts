import {
  historicalShortfall,
  type QuantileConvention,
  QuantileOutOfSampleError,
  quantile,
} from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Quantile and shortfall conventions of OpenGamma Strata, evaluated on its published samples. */
export const strataQuantileConventions: VectorFamily = {
  name: 'strata_quantile_conventions',
  run: runCase,
}

/** The file states that shortfalls, being integrals, are given to 1e-8. */
const shortfallTolerance = { kind: 'absolute', bound: 1e-8 } as const

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const sample = sampleOf(input.raw('sample'), context)
  const method = input.text('method', 'convention', 'type')
  const p = input.number('p', 'level', 'probability', 'quantile')
  const extra = [
    input.textOr('', 'note'),
    input.textOr('', 'measure'),
    input.has('extrapolate') ? String(input.raw('extrapolate')) : '',
    input.has('extrapolation') ? String(input.raw('extrapolation')) : '',
  ]
  input.assertAllRead()
  const convention = conventionOf(method)
  const isShortfall = /\bes\b|shortfall/i.test(`${method} ${extra[1]}`)
  const expected = vectorInput(vectorCase.expected, 'expected')
  const tolerance = readTolerance(vectorCase.tolerance ?? context.file.tolerance)
  if (['throws', 'error'].some(expected.has)) return refusal({ sample, p, convention })
  const figures = expected.keys.map((name) => {
    const value = expected.number(name)
    const isMean = isShortfall || /^es$|shortfall/i.test(name)
    if (!isMean && !/^(q|quantile|value)$/i.test(name)) throw unknown('expected figure', name)
    const computed = isMean
      ? -historicalShortfall(sample, { confidence: 1 - p, convention })
      : quantile(sample, p, { convention })
    return { name, computed, expected: value, tolerance: isMean ? shortfallTolerance : tolerance }
  })
  return checkFigures(figures)
}

type Refusal = {
  readonly sample: readonly number[]
  readonly p: number
  readonly convention: QuantileConvention
}

function refusal({ sample, p, convention }: Refusal): VectorOutcome {
  try {
    const value = quantile(sample, p, { convention, beyond: 'refuse' })
    return { passed: false, message: `${value} was given where the source refuses` }
  } catch (error) {
    const isRefusal = error instanceof QuantileOutOfSampleError || !(p > 0 && p < 1)
    return isRefusal ? { passed: true } : { passed: false, message: String(error) }
  }
}

function sampleOf(stated: unknown, { file }: VectorContext): readonly number[] {
  const samples = (file['samples'] ?? {}) as Readonly<Record<string, unknown>>
  const values = typeof stated === 'string' ? samples[stated] : stated
  if (Array.isArray(values) && values.every((it) => typeof it === 'number')) return values
  throw unknown('sample', JSON.stringify(stated))
}

/** Reads the names that Strata, Excel and R give to the same conventions. */
function conventionOf(method: string): QuantileConvention {
  const text = method.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const type = /type\s*([1-9])/.exec(text)?.[1]
  if (type !== undefined) return `type-${type}` as QuantileConvention
  const isPlusOne = /(sample|n)\s*(\+\s*1|plus\s*(one|1))|sampleplusone/.test(text)
  const isNearest = /nearest|round/.test(text)
  if (/excel|percentile/.test(text)) return 'type-7'
  if (/midway|hazen/.test(text)) return 'type-5'
  if (isPlusOne) return isNearest ? 'nearest-plus-one' : 'type-6'
  if (isNearest) return 'nearest'
  if (/above|ceil/.test(text)) return 'type-1'
  if (/interpol/.test(text)) return 'type-4'
  throw unknown('method', method)
}

function unknown(what: string, value: string): VectorInputError {
  return new VectorInputError({
    problem: `No ${what} is called ${value}.`,
    remedy:
      'Name one of Strata: index above, nearest index, (sample+1) interpolation, midway, excel.',
  })
}
