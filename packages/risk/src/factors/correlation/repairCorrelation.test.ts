import { expect, test } from 'vitest'
import { cholesky } from '../../matrix/cholesky.ts'
import { toMatrix } from '../../matrix/matrix.ts'
import { repairCorrelation } from './repairCorrelation.ts'

const bad = toMatrix([
  [1, 0.9, 0.7],
  [0.9, 1, 0.3],
  [0.7, 0.3, 1],
])

test('default', () => {
  const { method, frobeniusDistance, matrix } = repairCorrelation(bad)
  expect(method).toBe('higham')
  expect(frobeniusDistance).toBeGreaterThan(0)
  expect(() => cholesky(matrix)).not.toThrow()
})

test('behavior: the sphere over all correlations ends where Higham does', () => {
  const nearest = repairCorrelation(bad)
  for (const method of ['hypersphere', 'lower-diagonal'] as const) {
    const repaired = repairCorrelation(bad, { method })
    expect(repaired.frobeniusDistance).toBeCloseTo(nearest.frobeniusDistance, 6)
    expect(repaired.matrix.values[0]).toBeCloseTo(1, 12)
  }
  expect(repairCorrelation(bad, { method: 'spectral' }).frobeniusDistance).toBeGreaterThan(
    nearest.frobeniusDistance,
  )
})

test('behavior: a covariance keeps its variances', () => {
  const covariance = toMatrix([
    [0.04, 0.0324, 0.0224],
    [0.0324, 0.0324, 0.00864],
    [0.0224, 0.00864, 0.0256],
  ])
  const { matrix, frobeniusDistance } = repairCorrelation(covariance, { method: 'spectral' })
  expect(matrix.values[4]).toBeCloseTo(0.0324, 12)
  expect(frobeniusDistance).toBeLessThan(4e-4)
})
