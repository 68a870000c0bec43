import { expect, test } from 'vitest'
import { cholesky } from '../../matrix/cholesky.ts'
import { toMatrix, toRows } from '../../matrix/matrix.ts'
import { spectralRepair } from './spectralRepair.ts'

test('default', () => {
  const bad = toMatrix([
    [1, 0.9, 0.7],
    [0.9, 1, 0.3],
    [0.7, 0.3, 1],
  ])
  const repaired = spectralRepair(bad)
  // The published repair of this matrix, from the test suite of QuantLib.
  expect(repaired.values[1]).toBeCloseTo(0.894024408508599, 12)
  expect(repaired.values[2]).toBeCloseTo(0.696319066114392, 12)
  expect(repaired.values[5]).toBeCloseTo(0.300969036104592, 12)
  expect(() => cholesky(repaired)).not.toThrow()
})

test('behavior: what is valid stays', () => {
  const rows = [
    [2, 0.5],
    [0.5, 1],
  ]
  const repaired = toRows(spectralRepair(toMatrix(rows)))
  repaired.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(value).toBeCloseTo(rows[i]?.[j] as number, 14)
    })
  })
})
