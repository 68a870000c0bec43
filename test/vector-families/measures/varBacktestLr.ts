import {
  binomialTest,
  chiSquareSurvival,
  christoffersenCoverage,
  christoffersenIndependence,
  kupiecFirstFailure,
  kupiecProportion,
  timeBetweenFailures,
  timeBetweenFailuresIndependence,
  trafficLight,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance, type Tolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Likelihood-ratio and count tests of a value at risk, as in MathWorks' varbacktest. */
export const varBacktestLr: VectorFamily = { name: 'var_backtest_lr', run: runCase }

/** What a test computes, by the names that a case may expect. */
type Results = Readonly<Record<string, number | string>>

function runCase(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const expected = vectorInput(vectorCase.expected, 'expected')
  const tolerance = readTolerance(vectorCase.tolerance ?? context.file.tolerance)
  const test = testOf(input.text('test', 'name'))
  for (const label of ['portfolio', 'varId', 'VaRID', 'note']) input.textOr('', label)
  const published = publishedStatistic(input, expected)
  if (published !== undefined && !canCompute(test, input)) {
    const degreesOfFreedom = degreesOf(test, input)
    for (const key of ['observations', 'failures', 'varLevel']) input.numberOr(0, key)
    input.assertAllRead()
    return checkPValue({ published, degreesOfFreedom, expected, tolerance })
  }
  const results = computeTest(test, input)
  const testLevel = input.numberOr(0.95, 'testLevel', 'TestLevel')
  input.assertAllRead()
  const words: string[] = []
  const figures: CheckedFigure[] = []
  for (const name of expected.keys) {
    const value = resultOf(name, { results, testLevel })
    const stated = expected.raw(name)
    if (typeof stated === 'number' && typeof value === 'number') {
      figures.push({
        name,
        computed: value,
        expected: stated,
        tolerance: boundFor(name, tolerance),
      })
    } else if (String(stated).toLowerCase() !== String(value)) {
      words.push(`${name} is ${value}, published ${stated}`)
    } else figures.push({ name, computed: 0, expected: 0, tolerance })
  }
  return words.length > 0 ? { passed: false, message: words.join('; ') } : checkFigures(figures)
}

type Test = 'pof' | 'tuff' | 'cci' | 'cc' | 'tbf' | 'tbfi' | 'tl' | 'bin'

function testOf(text: string): Test {
  const name = text.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (/tbfi|timebetweenfailuresindependence|haasindependence/.test(name)) return 'tbfi'
  if (/tbf|timebetween|haas|mixed/.test(name)) return 'tbf'
  if (/tuff|firstfailure/.test(name)) return 'tuff'
  if (/pof|proportion|unconditional/.test(name)) return 'pof'
  if (/cci|independence/.test(name)) return 'cci'
  if (/cc$|coverage|conditional/.test(name)) return 'cc'
  if (/^tl$|traffic|basel/.test(name)) return 'tl'
  if (/^bin/.test(name)) return 'bin'
  throw problem(`No test is called ${text}.`)
}

const statisticNames = ['LR', 'lr', 'statistic', 'LRatio', 'likelihoodRatio']
const durationNames = ['durations', 'timesBetweenFailures', 'times', 'n']

function publishedStatistic(input: VectorInput, expected: VectorInput): number | undefined {
  const given = statisticNames.find(input.has)
  if (given !== undefined) return input.number(given)
  const stated = statisticNames.find(expected.has)
  return stated === undefined ? undefined : expected.number(stated)
}

/** Whether the case gives what the statistic is computed from, and not the statistic itself. */
function canCompute(test: Test, input: VectorInput): boolean {
  if (statisticNames.some(input.has)) return false
  return (
    (test !== 'tbf' && test !== 'tbfi') ||
    durationNames.some((key) => Array.isArray(listAt(input, key)))
  )
}

function listAt(input: VectorInput, key: string): unknown {
  return input.has(key) ? input.raw(key) : undefined
}

function degreesOf(test: Test, input: VectorInput): number {
  const given = ['df', 'dof', 'degreesOfFreedom'].find(input.has)
  if (given !== undefined) return input.number(given)
  if (test === 'tbf' || test === 'tbfi') {
    return input.number('failures', 'x', 'exceptions') + (test === 'tbf' ? 1 : 0)
  }
  return test === 'cc' ? 2 : 1
}

/** A published statistic is rounded, so its p-value is only known to lie between two. */
function checkPValue(parameters: {
  readonly published: number
  readonly degreesOfFreedom: number
  readonly expected: VectorInput
  readonly tolerance: Tolerance
}): VectorOutcome {
  const { published, degreesOfFreedom, expected, tolerance } = parameters
  const name = ['p', 'pValue', 'PValue', 'pvalue'].find(expected.has)
  if (name === undefined) throw problem('`expected` has no p-value to check.')
  for (const key of statisticNames) if (expected.has(key)) expected.number(key)
  const stated = expected.number(name)
  expected.assertAllRead()
  const decimals = String(published).split('.')[1]?.length ?? 0
  const half = 0.5 * 10 ** -decimals
  const at = (value: number) => chiSquareSurvival({ value: Math.max(0, value), degreesOfFreedom })
  const [low, high] = [at(published + half), at(published - half)]
  const computed = Math.min(Math.max(stated, low), high)
  return checkFigures([{ name, computed, expected: stated, tolerance }])
}

function computeTest(test: Test, input: VectorInput): Results {
  const confidence = () =>
    input.has('alpha')
      ? 1 - input.number('alpha')
      : input.number('varLevel', 'VaRLevel', 'confidence', 'level', 'p')
  const observations = () => input.number('observations', 'Observations', 'N', 'T')
  const failures = () => input.number('failures', 'Failures', 'x', 'exceptions', 'exceedances')
  const counts = () => ({
    observations: observations(),
    failures: failures(),
    confidence: confidence(),
  })
  switch (test) {
    case 'pof':
      return kupiecProportion(counts())
    case 'tuff': {
      const firstFailure = input.number('firstFailure', 'n', 'failureIndex', 'days')
      const days = input.numberOr(firstFailure, 'observations', 'N', 'T')
      return kupiecFirstFailure({ firstFailure, observations: days, confidence: confidence() })
    }
    case 'cci':
      for (const key of ['observations', 'failures', 'varLevel']) input.numberOr(0, key)
      return christoffersenIndependence(transitionsOf(input))
    case 'cc':
      return christoffersenCoverage({ ...counts(), transitions: transitionsOf(input) })
    case 'tbfi':
      for (const key of ['observations', 'failures']) input.numberOr(0, key)
      return timeBetweenFailuresIndependence({
        durations: input.numbers(...durationNames),
        confidence: confidence(),
      })
    case 'tbf': {
      const durations = input.numbers(...durationNames)
      input.numberOr(0, 'failures')
      return timeBetweenFailures({
        durations,
        observations: observations(),
        confidence: confidence(),
      })
    }
    case 'tl':
      return trafficLight(counts())
    case 'bin':
      return binomialTest(counts())
  }
}

function transitionsOf(input: VectorInput) {
  const source = input.has('transitions') ? input.part('transitions') : input
  const count = (name: string) => source.number(name, name.toUpperCase())
  return { n00: count('n00'), n01: count('n01'), n10: count('n10'), n11: count('n11') }
}

function resultOf(
  name: string,
  { results, testLevel }: { readonly results: Results; readonly testLevel: number },
): number | string {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  if (/result|reject|accept|decision/.test(key)) {
    return Number(results['pValue']) < 1 - testLevel ? 'reject' : 'accept'
  }
  const field = resultNames.find(([pattern]) => pattern.test(key))?.[1]
  const found = field === undefined ? undefined : results[field]
  if (found === undefined) throw problem(`The test has no ${name}.`)
  return found
}

/** Names a source may print, and the figure of ours that each means. */
const resultNames: readonly (readonly [RegExp, string])[] = [
  [/^(lr|lratio|statistic)/, 'statistic'],
  [/^p(value)?(pof|cci?|tuff|tbfi?|bin)?$/, 'pValue'],
  [/^(zone|tl|light|colou?r)$/, 'zone'],
  [/^z/, 'zScore'],
  [/multiplier|factor/, 'multiplier'],
  [/increase/, 'increase'],
  [/typei|typeone/, 'typeOneError'],
  [/probability|cumulative/, 'cumulativeProbability'],
  [/^(df|dof|degreesoffreedom)$/, 'degreesOfFreedom'],
  [/expected/, 'expectedFailures'],
]

/** Multipliers are exact; what else is printed has the file's digits. */
function boundFor(name: string, tolerance: Tolerance): Tolerance {
  return /multiplier|increase|factor/i.test(name) ? { kind: 'absolute', bound: 1e-9 } : tolerance
}

function problem(text: string): VectorInputError {
  return new VectorInputError({
    problem: text,
    remedy: 'Name kupiec_pof, tuff, christoffersen_independence, cc, tbf, tbfi, tl or bin.',
  })
}
