import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { fitRegimes, hamiltonFilter } from './fitRegimes.ts'

const generator = createGenerator(101n)
let isStressed = false
const states: boolean[] = []
const returns = Float64Array.from({ length: 6000 }, () => {
  isStressed = generator.nextUniform() < (isStressed ? 0.95 : 0.02)
  states.push(isStressed)
  return (isStressed ? 3 : 1) * generator.nextNormal()
})

test('default', () => {
  const { parameters, stressProbabilities } = fitRegimes(returns)
  expect(Math.sqrt(parameters.calmVariance)).toBeCloseTo(1, 1)
  expect(Math.sqrt(parameters.stressVariance)).toBeCloseTo(3, 0)
  expect(parameters.calmStays).toBeCloseTo(0.98, 1)
  expect(parameters.stressStays).toBeCloseTo(0.95, 1)
  const right = states.filter((state, t) => state === (stressProbabilities[t] as number) > 0.5)
  expect(right.length / states.length).toBeGreaterThan(0.85)
})

test('behavior: the fit is likelier than the truth, and an outlier does not break it', () => {
  const truth = { calmVariance: 1, stressVariance: 9, calmStays: 0.98, stressStays: 0.95 }
  expect(fitRegimes(returns).logLikelihood).toBeGreaterThan(
    hamiltonFilter(returns, truth).logLikelihood,
  )
  const crash = hamiltonFilter([...returns.subarray(0, 100), -500], truth)
  expect(crash.nextStressProbability).toBeCloseTo(0.95, 6)
  expect(crash.nextVariance).toBeCloseTo(0.95 * 9 + 0.05, 5)
})

test('error: EmptyHistoryError', () => {
  expect(() => fitRegimes([1])).toThrow(EmptyHistoryError)
})

test('error: DegenerateSampleError', () => {
  expect(() => fitRegimes(new Float64Array(60))).toThrow(DegenerateSampleError)
})
