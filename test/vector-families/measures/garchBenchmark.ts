import {
  fitGarch,
  type GarchFit,
  type GarchParameters,
  type GarchStandardErrors,
  garchForecast,
  garchVariances,
  type Presample,
  persistence,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance, type Tolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** GARCH(1,1): the filter of QuantLib, and the benchmark of Fiorentini, Calzolari and Panattoni. */
export const garchBenchmark: VectorFamily = { name: 'garch_benchmark', run: runCase }

const dataName = 'data_dmbp'

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const stated = vectorCase.tolerance ?? context.file.tolerance
  const model = input.textOr('GARCH(1,1)', 'model')
  const parametersKey = ['omegaAlphaBeta', 'parameters', 'params'].find(input.has)
  if (/filter/i.test(model) || (input.has('r') && parametersKey !== undefined)) {
    return runFilter(input, {
      expected: vectorCase.expected,
      tolerance: readTolerance(stated, 'filter'),
    })
  }
  const returns = seriesOf(input, context)
  if (returns === undefined) return { needsData: dataName }
  if (!/garch\s*\(?1,\s*1\)?|^garch11|gjr/i.test(model)) throw unknown('model', model)
  const presample = presampleOf(input, ['presample', 'initialVariance', 'startup', 'init', 'h0'])
  const meanText = input.textOr('constant', 'mean', 'meanModel')
  const mean = /zero|none/i.test(meanText) ? 'zero' : 'constant'
  for (const label of ['note', 'distribution', 'conditionalDistribution', 'method', 'units'])
    input.textOr('', label)
  input.assertAllRead()
  const fit = fitGarch(returns, { model: /gjr/i.test(model) ? 'gjr' : 'garch', mean, presample })
  const coefficients: Tolerance = { ...readTolerance(stated, 'coefficients'), kind: 'relative' }
  const errors: Tolerance = { ...readTolerance(stated, 'std errors'), kind: 'relative' }
  const figures = leavesOf(vectorCase.expected).map(({ path, value }) => {
    const isError =
      /se\b|se_|_se|err|std|hess|opg|qml|(^|[^a-z])t([^a-z]|$)|t.?(stat|val|ratio)/i.test(path)
    const computed = figureOf(path, { fit, returns, value })
    return { name: path, computed, expected: value, tolerance: isError ? errors : coefficients }
  })
  return checkFigures(figures)
}

function runFilter(
  input: VectorInput,
  { expected, tolerance }: { readonly expected: unknown; readonly tolerance: Tolerance },
): VectorOutcome {
  input.textOr('', 'model')
  const part = input.part('omegaAlphaBeta', 'parameters', 'params')
  const parameters: GarchParameters = {
    mean: part.numberOr(0, 'mu', 'mean'),
    omega: part.number('omega', 'alpha0'),
    alpha: part.number('alpha', 'alpha1'),
    asymmetry: part.numberOr(0, 'gamma', 'asymmetry'),
    beta: part.number('beta', 'beta1'),
  }
  const returns = input.has('returns')
    ? input.numbers('returns')
    : Array.from({ length: input.number('n') }, () => input.number('r'))
  const start = input.has('initialVariance') ? input.raw('initialVariance') : 'r^2'
  input.assertAllRead()
  const first = (returns[0] as number) ** 2
  // The first variance is given and each printed value is the one after its return.
  const presample: Presample =
    start === 'r^2' || start === 'r0^2'
      ? { kind: 'first-variance', variance: first }
      : typeof start === 'number'
        ? { kind: 'first-variance', variance: start }
        : presampleText(String(start))
  const variances = garchVariances(returns, parameters, presample).slice(1)
  const figures: CheckedFigure[] = leavesOf(expected).map(({ path, value, index }) => {
    const variance = variances[index ?? returns.length - 1] ?? Number.NaN
    const isVolatility = /vol|sigma(?!2)|sd/i.test(path)
    if (!isVolatility && !/var|sigma2|^h/i.test(path)) throw unknown('figure', path)
    return {
      name: path,
      computed: isVolatility ? Math.sqrt(variance) : variance,
      expected: value,
      tolerance,
    }
  })
  return checkFigures(figures)
}

function seriesOf(input: VectorInput, context: VectorContext): readonly number[] | undefined {
  if (input.has('returns') && Array.isArray(input.raw('returns'))) return input.numbers('returns')
  const named = input.textOr(dataName, 'data', 'dataset', 'series', 'returns')
  const file = /dmbp|dem|dm.?\/?.?gbp|b.?g/i.test(named) ? dataName : named.replace(/\.json$/, '')
  const data = context.readData(file) as { readonly returns: readonly number[] } | undefined
  const count = input.numberOr(data?.returns.length ?? 0, 'n', 'observations', 'T')
  return data?.returns.slice(0, count)
}

function presampleOf(input: VectorInput, keys: readonly string[]): Presample {
  const key = keys.find(input.has)
  if (key === undefined) return { kind: 'sample' }
  const stated = input.raw(key)
  if (typeof stated === 'number')
    return { kind: 'values', squaredResidual: stated, variance: stated }
  return presampleText(String(stated))
}

function presampleText(text: string): Presample {
  if (/uncond/i.test(text)) return { kind: 'unconditional' }
  if (/sample|mean|ssr|e\^?2|residual|fcp|average|1\/T/i.test(text)) return { kind: 'sample' }
  throw unknown('start of the recursion', text)
}

type Leaf = { readonly path: string; readonly value: number; readonly index?: number }

/** Every number below a value, with the keys that lead to it. */
function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'number') return [{ path, value }]
  if (Array.isArray(value)) {
    return value.flatMap((it, index) =>
      leavesOf(it, `${path}[${index}]`).map((leaf) => ({ index, ...leaf })),
    )
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, it]) =>
      leavesOf(it, path === '' ? key : `${path}.${key}`),
    )
  }
  throw unknown('figure', `${path}: ${JSON.stringify(value)}`)
}

type Question = {
  readonly fit: GarchFit
  readonly returns: readonly number[]
  readonly value: number
}

function figureOf(path: string, { fit, returns, value }: Question): number {
  const { parameters, presample, logLikelihood } = fit
  if (/log.?lik|llh|likelihood/i.test(path)) return value > 0 ? -logLikelihood : logLikelihood
  if (/persist/i.test(path)) return persistence(parameters)
  if (/uncond|longrun|long.?run/i.test(path)) {
    const variance = parameters.omega / (1 - persistence(parameters))
    return /vol|sigma(?!2)|sd/i.test(path) ? Math.sqrt(variance) : variance
  }
  if (/forecast|next|ahead|h_?n/i.test(path)) {
    const index = Number(
      /\[(\d+)\]/.exec(path)?.[1] ??
        Number(/(\d+)/.exec(path.replaceAll(/sigma2|h2/gi, ''))?.[1] ?? 1) - 1,
    )
    const nextVariance = garchVariances(returns, parameters, presample)[returns.length] as number
    const variance = garchForecast(parameters, { nextVariance, steps: index + 1 })[index] as number
    return forecastFigure(path, { variance, value })
  }
  const name = parameterOf(path, fit)
  const coefficient = parameters[name]
  const kind = errorKind(path)
  if (kind === undefined) return coefficient
  const error = fit.standardErrors[kind][name] ?? Number.NaN
  return /(^|[^a-z])t([^a-z]|$)|t.?(stat|val|ratio)/i.test(path) ? coefficient / error : error
}

/** A forecast that says neither variance nor volatility is the one of the two it is near. */
function forecastFigure(
  path: string,
  { variance, value }: { readonly variance: number; readonly value: number },
): number {
  const volatility = Math.sqrt(variance)
  if (/var|sigma2|sigma\^2|\bh/i.test(path)) return variance
  if (/vol|sigma|sd/i.test(path)) return volatility
  return Math.abs(value - variance) < Math.abs(value - volatility) ? variance : volatility
}

function errorKind(path: string): keyof GarchStandardErrors | undefined {
  const isError =
    /(^|[^a-z])se([^a-z]|$)|s\.e\.|SE|err|std|stdev|t.?(stat|val|ratio)|hess|opg|qml|robust/.test(
      path,
    )
  if (!isError) return undefined
  if (/opg|outer|bhhh/i.test(path)) return 'outerProduct'
  if (/qml|robust|sandwich|white/i.test(path)) return 'robust'
  if (/bollerslev|bw/i.test(path)) return 'bollerslevWooldridge'
  if (/info|(^|[^a-z])im([^a-z]|$)/i.test(path)) return 'information'
  return 'hessian'
}

function parameterOf(path: string, { estimated }: GarchFit): keyof GarchParameters {
  const index = /\[(\d+)\]$/.exec(path)?.[1]
  if (index !== undefined) {
    const name = estimated[Number(index)]
    if (name !== undefined) return name
  }
  const last = path.toLowerCase()
  if (/alpha_?0|omega|a0|const\(v\)/.test(last)) return 'omega'
  if (/gamma_?0|mu\b|mu_|_mu|mean|const/.test(last)) return 'mean'
  if (/gamma|asym/.test(last)) return 'asymmetry'
  if (/alpha/.test(last)) return 'alpha'
  if (/beta/.test(last)) return 'beta'
  throw unknown('parameter', path)
}

function unknown(what: string, value: string): VectorInputError {
  return new VectorInputError({
    problem: `No ${what} is known as ${value}.`,
    remedy: 'See garch_benchmark for the shape: a filter with parameters, or a fit of data_dmbp.',
  })
}
