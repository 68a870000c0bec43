import { expect, test } from 'vitest'
import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { cholesky } from '../matrix/cholesky.ts'
import { toRows } from '../matrix/matrix.ts'
import { type CalibratedFactor, calibratedMoves } from './calibratedMoves.ts'
import { defaultCalibration } from './defaultCalibration.ts'
import { MissingVolatilityError } from './missingVolatilityError.ts'

const calibration = defaultCalibration
const eth: CalibratedFactor = { factor: 'ETH', kind: 'registered' }
const usd: CalibratedFactor = { factor: 'USD', kind: 'reporting' }

test('default', () => {
  const moves = calibratedMoves([eth, usd], { calibration, horizonDays: 365 })
  expect(moves.deviations).toEqual([1, 0.03])
  expect(toRows(moves.correlation)).toEqual([
    [1, 0],
    [0, 1],
  ])
  expect(toRows(moves.covariance)).toEqual([
    [1, 0],
    [0, 0.03 * 0.03],
  ])
})

test('behavior: an unregistered asset never takes the row of a name', () => {
  const named: CalibratedFactor = { factor: 'USD', kind: 'unregistered' }
  expect(calibratedMoves([named], { calibration, horizonDays: 365 }).deviations).toEqual([2.5])
})

test('behavior: the default is a correlation however many factors there are', () => {
  const many = Array.from({ length: 40 }, (_, index): readonly CalibratedFactor[] => [
    { factor: `coin ${index}`, kind: 'registered' },
    { factor: `asset ${index}`, kind: 'unregistered' },
  ]).flat()
  const factors = [eth, usd, { factor: 'BTC', kind: 'registered' } as const, ...many]
  const { correlation } = calibratedMoves(factors, { calibration, horizonDays: 1 })
  expect(cholesky(correlation, 'correlation').size).toBe(83)
})

test('error: MissingVolatilityError', () => {
  const without = { ...calibration, volatilities: [] }
  expect(() => calibratedMoves([eth], { calibration: without, horizonDays: 1 })).toThrow(
    MissingVolatilityError,
  )
})

test('error: InvalidMatrixError', () => {
  expect(() => calibratedMoves([], { calibration, horizonDays: 1 })).toThrow(InvalidMatrixError)
})
