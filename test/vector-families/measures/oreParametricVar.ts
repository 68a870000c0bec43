import {
  type DeltaGammaVarParameters,
  deltaGammaCornishFisherVar,
  deltaGammaNormalVar,
  deltaNormalVar,
  type Matrix,
  toMatrix,
} from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Delta-gamma-normal value at risk of the Open Source Risk Engine's example portfolios. */
export const oreParametricVar: VectorFamily = { name: 'ore_parametric_var', run: runCase }

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  for (const label of ['portfolio', 'riskClass', 'riskType', 'name']) input.textOr('', label)
  const factors = input.has('factors') ? (input.raw('factors') as readonly string[]) : []
  const delta = input.numbers('delta', 'deltas')
  const covariance = matrixOf(input, { full: 'covariance', diagonal: 'covarianceDiagonal', delta })
  const gamma = matrixOf(input, { full: 'gamma', diagonal: 'gammaDiagonal', delta })
  const withCross = input.has('crossGamma')
    ? addCross(gamma, { entries: input.raw('crossGamma'), factors })
    : gamma
  const method = input.textOr('DeltaGammaNormal', 'method')
  input.assertAllRead()
  const loss = measureOf(method)
  const tolerance = readTolerance(vectorCase.tolerance ?? context.file.tolerance)
  const expected = vectorInput(vectorCase.expected, 'expected')
  // Upstream's normal quantile is good to 1e-9, so its error is a share of the spread, not of a quantile
  // that happens to lie near zero.
  const scale = Math.max(...expected.keys.map((name) => Math.abs(expected.number(name))))
  const figures = expected.keys.map((name) => ({
    name,
    computed: -loss({ delta, gamma: withCross, covariance, confidence: 1 - levelOf(name) }),
    expected: expected.number(name),
    tolerance,
    scale,
  }))
  return checkFigures(figures)
}

function measureOf(method: string): (parameters: DeltaGammaVarParameters) => number {
  const name = method.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (name === 'deltagammanormal' || name === 'deltagamma') return deltaGammaNormalVar
  if (/cornishfisher/.test(name)) return deltaGammaCornishFisherVar
  if (name === 'delta' || name === 'deltanormal')
    return (parameters) => deltaNormalVar(parameters).loss
  throw problem(`No method is called ${method}.`)
}

/** `q01` is the quantile at 1 %, `q995` at 99.5 %. */
function levelOf(name: string): number {
  const digits = /^q_?(?:0\.)?(\d+)$/.exec(name)?.[1]
  if (digits === undefined) throw problem(`No level can be read from ${name}.`)
  return Number(`0.${digits}`)
}

type MatrixKeys = {
  readonly full: string
  readonly diagonal: string
  readonly delta: readonly number[]
}

function matrixOf(input: VectorInput, { full, diagonal, delta }: MatrixKeys): Matrix {
  if (input.has(full)) return toMatrix(input.raw(full) as readonly (readonly number[])[])
  const entries = input.has(diagonal) ? input.numbers(diagonal) : delta.map(() => 0)
  if (entries.length !== delta.length)
    throw problem(`\`${diagonal}\` has ${entries.length} entries.`)
  return toMatrix(entries.map((value, i) => entries.map((_, j) => (i === j ? value : 0))))
}

type CrossEntries = { readonly entries: unknown; readonly factors: readonly string[] }

/** Puts `[i, j, value]` at (i, j) and at (j, i); i and j are places or names of factors. */
function addCross(gamma: Matrix, { entries, factors }: CrossEntries): Matrix {
  if (!Array.isArray(entries)) throw problem('`crossGamma` is no list.')
  const values = Float64Array.from(gamma.values)
  for (const entry of entries) {
    const [first, second, value] = Array.isArray(entry) ? entry : Object.values(entry)
    const [i, j] = [first, second].map((it) => (typeof it === 'string' ? factors.indexOf(it) : it))
    const isPlace = [i, j].every((it) => Number.isInteger(it) && it >= 0 && it < gamma.size)
    if (!isPlace || typeof value !== 'number')
      throw problem(`No cross gamma: ${JSON.stringify(entry)}.`)
    values[i * gamma.size + j] = value
    values[j * gamma.size + i] = value
  }
  return { size: gamma.size, values }
}

function problem(text: string): VectorInputError {
  return new VectorInputError({
    problem: text,
    remedy: 'See the other cases of ore_parametric_var for the shape.',
  })
}
