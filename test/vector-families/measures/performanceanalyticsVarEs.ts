import {
  binomialTest,
  deltaNormalShortfall,
  deltaNormalVar,
  exceptionCounts,
  gaussianShortfall,
  gaussianVar,
  historicalVar,
  meanBeyondVar,
  modifiedShortfall,
  modifiedVar,
  sampleCovariance,
  sampleMoments,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Value at risk and shortfall of hedge fund indices, as PerformanceAnalytics states them. */
export const performanceanalyticsVarEs: VectorFamily = {
  name: 'performanceanalytics_var_es',
  run: runCase,
}

const dataName = 'data_edhec293'

type Data = { readonly names: readonly string[]; readonly returns: readonly (readonly number[])[] }
type Measure = 'VaR' | 'ES' | 'backtest'
type Method = 'historical' | 'gaussian' | 'modified'

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const data = context.readData(dataName) as Data | undefined
  if (data === undefined) return { needsData: dataName }
  const input = vectorInput(vectorCase.input)
  const measure = measureOf(input.text('measure', 'FUN'))
  const method = methodOf(
    input.textOr(measure === 'backtest' ? 'historical' : 'modified', 'method'),
  )
  const level = input.numberOr(0.95, 'p', 'confidence')
  // The package takes 0.05 and 0.95 to mean the same.
  const confidence = level < 0.5 ? 1 - level : level
  refuseCleaning(input.textOr('none', 'clean'))
  const rows = windowOf(input.has('window') ? input.raw('window') : 'all', data)
  const series = seriesOf(input, data).map((column) => rows.map((row) => row[column] as number))
  const weights = input.has('weights') ? weightsOf(input.raw('weights'), series.length) : undefined
  const threshold = ['VaR', 'threshold'].find(input.has)
  const given = threshold === undefined ? undefined : input.number(threshold)
  for (const label of ['portfolio_method', 'portfolioMethod', 'note']) input.textOr('', label)
  input.assertAllRead()
  const expected = vectorInput(vectorCase.expected, 'expected')
  const rounding = expected.textOr('', 'rounding')
  const topic = /6\s*(dp|decimal)/.test(rounding) ? '6-dp' : '4-dp'
  const tolerance = readTolerance(vectorCase.tolerance ?? context.file.tolerance, topic)
  const problem = { series, weights, measure, method, confidence, given }
  const figures = expected.keys
    .filter((name) => name !== 'rounding')
    .flatMap((name) => figuresOf(name, { ...problem, stated: expected.raw(name) }))
    .map((figure) => ({ ...figure, tolerance }))
  return checkFigures(figures)
}

type Problem = {
  readonly series: readonly (readonly number[])[]
  readonly weights: readonly number[] | undefined
  readonly measure: Measure
  readonly method: Method
  readonly confidence: number
  readonly given: number | undefined
  readonly stated: unknown
}

type Figure = Omit<CheckedFigure, 'tolerance'>

function figuresOf(name: string, problem: Problem): readonly Figure[] {
  const { stated, measure } = problem
  if (measure === 'backtest')
    return [{ name, computed: backtestFigure(name, problem), expected: number(stated) }]
  const loss = problem.weights === undefined ? singleLoss(problem) : portfolioLoss(problem).loss
  if (/^(value|var|es|mes|mvar)$/i.test(name)) {
    // A single series is reported as a return; a portfolio, in the package, as a positive loss.
    const expected = number(stated)
    const isLoss = problem.weights !== undefined && expected > 0
    return [{ name, computed: isLoss ? loss : -loss, expected }]
  }
  if (/contribution/i.test(name) && Array.isArray(stated)) {
    const { loss: total, components } = portfolioLoss(problem)
    const scale = /pct|percent|share/i.test(name) ? total : 1
    return stated.map((it, i) => ({
      name: `${name}[${i}]`,
      computed: (components[i] ?? Number.NaN) / scale,
      expected: number(it),
    }))
  }
  throw unknown('figure', name)
}

function singleLoss({ series, measure, method, confidence }: Problem): number {
  const [returns, ...more] = series
  if (returns === undefined || more.length > 0)
    throw unknown('portfolio without `weights`', `${series.length} series`)
  return sampleLoss(returns, { measure, method, confidence, denominator: 'n' })
}

type SampleLoss = {
  readonly measure: Measure
  readonly method: Method
  readonly confidence: number
  readonly denominator: 'n' | 'n-1'
}

function sampleLoss(
  returns: readonly number[],
  { measure, method, confidence, denominator }: SampleLoss,
): number {
  const isShortfall = measure === 'ES'
  if (method === 'historical') {
    const parameters = { confidence, convention: 'type-7' } as const
    return isShortfall ? meanBeyondVar(returns, parameters) : historicalVar(returns, parameters)
  }
  const { mean, variance, skewness, excessKurtosis } = sampleMoments(returns, { denominator })
  const gaussian = { mean, standardDeviation: Math.sqrt(variance), confidence }
  if (method === 'gaussian')
    return isShortfall ? gaussianShortfall(gaussian) : gaussianVar(gaussian)
  // A portfolio's third and fourth moments are over n but are scaled by its variance over n - 1.
  const shrink = denominator === 'n' ? 1 : (returns.length - 1) / returns.length
  const shape = {
    skewness: skewness * shrink ** 1.5,
    excessKurtosis: (excessKurtosis + 3) * shrink ** 2 - 3,
  }
  return isShortfall
    ? modifiedShortfall({ ...gaussian, ...shape })
    : modifiedVar({ ...gaussian, ...shape })
}

function portfolioLoss(problem: Problem): {
  readonly loss: number
  readonly components: ArrayLike<number>
} {
  const { series, weights = [], measure, method, confidence } = problem
  const gaussian = {
    delta: weights,
    covariance: sampleCovariance(series),
    mean: series.map((it) => sampleMoments(it).mean),
    confidence,
  }
  if (method === 'gaussian')
    return measure === 'ES' ? deltaNormalShortfall(gaussian) : deltaNormalVar(gaussian)
  const lossAt = (held: readonly number[]): number => {
    const returns = (series[0] ?? []).map((_, t) =>
      held.reduce((sum, weight, i) => sum + weight * (series[i]?.[t] as number), 0),
    )
    return sampleLoss(returns, { measure, method, confidence, denominator: 'n-1' })
  }
  // Euler: each component is its weight times the slope of the loss in it.
  const components = weights.map((weight, i) => {
    const moved = (by: number) => weights.map((it, j) => (i === j ? it + by : it))
    return (weight * (lossAt(moved(1e-5)) - lossAt(moved(-1e-5)))) / 2e-5
  })
  return { loss: lossAt(weights), components }
}

function backtestFigure(name: string, { series, confidence, given }: Problem): number {
  const [returns = []] = series
  const loss =
    given === undefined ? historicalVar(returns, { confidence, convention: 'type-7' }) : -given
  const counts = exceptionCounts(
    returns,
    returns.map(() => loss),
  )
  const test = binomialTest({ ...counts, confidence })
  if (/expected/i.test(name)) return test.expectedFailures
  if (/actual|failures/i.test(name)) return counts.failures
  if (/^p\.?value$/i.test(name)) return test.correctedPValue
  throw unknown('figure', name)
}

function seriesOf(input: VectorInput, { names }: Data): readonly number[] {
  const key = ['series', 'columns', 'assets', 'portfolio'].find(input.has)
  if (key === undefined) throw unknown('series in', input.keys.join(', '))
  const stated = input.raw(key)
  return (Array.isArray(stated) ? stated : [stated]).map((it) => {
    const index = typeof it === 'number' ? it - 1 : names.indexOf(String(it))
    if (names[index] === undefined) throw unknown('series', String(it))
    return index
  })
}

function windowOf(stated: unknown, { returns }: Data): readonly (readonly number[])[] {
  if (Array.isArray(stated)) return returns.slice(number(stated[0]) - 1, number(stated[1]))
  if (typeof stated === 'number') return returns.slice(0, stated)
  const text = String(stated).toLowerCase()
  const [first, second] = [...text.matchAll(/\d+/g)].map(Number)
  if (text.includes('all')) {
    if (first === undefined || first === returns.length) return returns
    throw unknown('window', text)
  }
  if (text.includes('first') && first !== undefined) return returns.slice(0, first)
  if (text.includes('last') && first !== undefined) return returns.slice(-first)
  if (first !== undefined && second !== undefined) return returns.slice(first - 1, second)
  throw unknown('window', text)
}

function weightsOf(stated: unknown, count: number): readonly number[] {
  if (typeof stated === 'string' && /equal/.test(stated))
    return Array.from({ length: count }, () => 1 / count)
  if (Array.isArray(stated) && stated.length === count) return stated.map(number)
  throw unknown('weights', JSON.stringify(stated))
}

function measureOf(text: string): Measure {
  if (/backtest/i.test(text)) return 'backtest'
  if (/^(es|etl|cvar|expected ?shortfall)/i.test(text)) return 'ES'
  if (/^m?var/i.test(text)) return 'VaR'
  throw unknown('measure', text)
}

function methodOf(text: string): Method {
  if (/hist/i.test(text)) return 'historical'
  if (/gauss|normal/i.test(text)) return 'gaussian'
  if (/modified|cornish/i.test(text)) return 'modified'
  throw unknown('method', text)
}

function refuseCleaning(clean: string): void {
  // Boudt's cleaning rests on a robust covariance that the package finds by random subsamples.
  if (clean !== 'none') throw unknown('cleaning', clean)
}

function number(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw unknown('number', JSON.stringify(value))
}

function unknown(what: string, value: string): VectorInputError {
  return new VectorInputError({
    problem: `No ${what} is known as ${value}.`,
    remedy: 'See the other cases of performanceanalytics_var_es for the shape.',
  })
}
