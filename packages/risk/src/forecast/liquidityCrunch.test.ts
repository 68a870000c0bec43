import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { liquidityCrunch } from './liquidityCrunch.ts'

const { nextUniform } = createGenerator(111n)
const around = (level: number) =>
  Array.from({ length: 200 }, () => level + 0.04 * (nextUniform() - 0.5))
const base = { supplied: 1000, steps: 5 }

test('default', () => {
  const forecast = liquidityCrunch({ ...base, utilisations: around(0.8) })
  expect(forecast.utilisation).toBeCloseTo(0.8, 1)
  expect(forecast.adverseUtilisation).toBeGreaterThan(forecast.utilisation)
  expect(forecast.withdrawable).toBeCloseTo(1000 * (1 - forecast.adverseUtilisation), 9)
  expect(forecast.crunchProbability).toBeLessThan(1e-6)
})

test('behavior: a fuller market leaves less, and is nearer a crunch', () => {
  const [calm, full] = [0.7, 0.96].map((level) =>
    liquidityCrunch({ ...base, utilisations: around(level) }),
  )
  expect(full?.withdrawable).toBeLessThan(calm?.withdrawable ?? 0)
  expect(full?.crunchProbability).toBeGreaterThan(calm?.crunchProbability ?? 1)
})

test('behavior: a market that only fills is not expected to revert, and a dead one to stay', () => {
  const rising = Array.from({ length: 60 }, (_, t) => 0.3 + 0.011 * t)
  const far = liquidityCrunch({ ...base, utilisations: rising, steps: 30 })
  const near = liquidityCrunch({ ...base, utilisations: rising })
  expect(far.adverseUtilisation).toBeGreaterThan(near.adverseUtilisation)
  const dead = liquidityCrunch({ ...base, utilisations: new Array(30).fill(1) })
  expect(dead.crunchProbability).toBe(1)
  expect(dead.withdrawable).toBeCloseTo(0.1, 6)
})

test('error: EmptyHistoryError', () => {
  expect(() => liquidityCrunch({ ...base, utilisations: [0.5] })).toThrow(EmptyHistoryError)
})

test('error: ParameterOutOfRangeError', () => {
  const utilisations = new Array(30).fill(1.2)
  expect(() => liquidityCrunch({ ...base, utilisations })).toThrow(ParameterOutOfRangeError)
})
