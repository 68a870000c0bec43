import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { toMatrix } from '../../matrix/matrix.ts'
import { hypersphereRepair, lowerDiagonalRepair } from './hypersphereRepair.ts'

test('default', () => {
  const valid = toMatrix([
    [4, 1],
    [1, 1],
  ])
  for (const repair of [hypersphereRepair, lowerDiagonalRepair]) {
    repair(valid).values.forEach((value, i) => {
      expect(value).toBeCloseTo(valid.values[i] as number, 6)
    })
  }
})

test('error: DegenerateSampleError', () => {
  expect(() => hypersphereRepair(toMatrix([[0]]))).toThrow(DegenerateSampleError)
})
