import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../../errors/statistics/parameterOutOfRangeError.ts'
import { cholesky } from '../../matrix/cholesky.ts'
import { toMatrix } from '../../matrix/matrix.ts'
import { createGenerator } from '../../random/createGenerator.ts'
import { correlationOf } from '../correlation/correlationOf.ts'
import { startEwma, updateEwma } from './ewmaCovariance.ts'

const unit = toMatrix([
  [1, 0],
  [0, 1],
])

test('default', () => {
  const state = updateEwma(startEwma(unit), [2, -1])
  expect([...state.covariance.values]).toEqual([
    expect.closeTo(0.94 + 0.24, 12),
    expect.closeTo(-0.12, 12),
    expect.closeTo(-0.12, 12),
    expect.closeTo(1, 12),
  ])
})

test('behavior: updating is weighting the whole history, and stays a covariance', () => {
  const { nextNormal } = createGenerator(9n)
  const history = Array.from({ length: 60 }, () => [nextNormal(), nextNormal()])
  const state = history.reduce(updateEwma, startEwma(unit, { decay: 0.9 }))
  let direct = 0
  history.forEach((returns, t) => {
    direct += 0.1 * 0.9 ** (59 - t) * (returns[0] as number) * (returns[1] as number)
  })
  expect(state.covariance.values[1]).toBeCloseTo(direct, 12)
  expect(state.observations).toBe(60)
  expect(() => cholesky(correlationOf(state.covariance).correlation)).not.toThrow()
})

test('error: MismatchedLengthsError', () => {
  expect(() => updateEwma(startEwma(unit), [1])).toThrow(MismatchedLengthsError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => startEwma(unit, { decay: 1 })).toThrow(ParameterOutOfRangeError)
})
