import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { sampleCovariance } from '../sample/sampleCovariance.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'
import { copulaMoves, type Margin } from './copulaMoves.ts'

const correlation = toMatrix([
  [1, 0.6],
  [0.6, 1],
])
const normal: Margin = { kind: 'normal', mean: 0, standardDeviation: 2 }
const draw = (
  copula: Parameters<typeof copulaMoves>[0]['copula'],
  margins: readonly Margin[],
  paths = 20_000,
) => copulaMoves({ generator: createGenerator(71n), paths, correlation, copula, margins })
const column = (moves: Float64Array, f: number) => moves.filter((_, i) => i % 2 === f)

test('default', () => {
  const moves = draw({ kind: 'gaussian' }, [normal, normal])
  const { values } = sampleCovariance([column(moves, 0), column(moves, 1)])
  expect(values[0]).toBeCloseTo(4, 0)
  expect((values[1] as number) / 4).toBeCloseTo(0.6, 1)
})

test('behavior: a Student copula keeps margins and brings extremes together', () => {
  const gaussian = draw({ kind: 'gaussian' }, [normal, normal])
  const student = draw({ kind: 'student', degreesOfFreedom: 3 }, [normal, normal])
  expect(Math.sqrt(sampleMoments(column(student, 0)).variance)).toBeCloseTo(2, 1)
  const joint = (moves: Float64Array) =>
    column(moves, 0).filter((x, p) => x < -4.65 && (moves[2 * p + 1] as number) < -4.65).length
  expect(joint(student)).toBeGreaterThan(1.5 * joint(gaussian))
})

test('behavior: empirical and Student margins', () => {
  const sample = [-3, -1, 0, 1, 2]
  const student: Margin = { kind: 'student', location: 1, scale: 2, degreesOfFreedom: 5 }
  const moves = draw(
    { kind: 'student', degreesOfFreedom: 5 },
    [{ kind: 'empirical', sample }, student],
    5000,
  )
  expect(Math.min(...column(moves, 0))).toBeGreaterThanOrEqual(-3)
  expect(Math.max(...column(moves, 0))).toBeLessThanOrEqual(2)
  expect(sampleMoments(column(moves, 1)).mean).toBeCloseTo(1, 0)
  const other = draw({ kind: 'gaussian' }, [student, student], 2000)
  expect(sampleMoments(column(other, 0)).mean).toBeCloseTo(1, 0)
})

test('error: NotPositiveSemidefiniteError', () => {
  const impossible = toMatrix([
    [1, 1.5],
    [1.5, 1],
  ])
  expect(() =>
    copulaMoves({
      generator: createGenerator(1n),
      paths: 1,
      correlation: impossible,
      copula: { kind: 'gaussian' },
      margins: [normal, normal],
    }),
  ).toThrow(NotPositiveSemidefiniteError)
})

test('error: MismatchedLengthsError', () => {
  expect(() => draw({ kind: 'gaussian' }, [normal])).toThrow(MismatchedLengthsError)
})
