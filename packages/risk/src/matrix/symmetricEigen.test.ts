import { expect, test } from 'vitest'
import { toMatrix } from './matrix.ts'
import { symmetricEigen } from './symmetricEigen.ts'

test('default', () => {
  const matrix = toMatrix([
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ])
  const { values } = symmetricEigen(matrix)
  // The eigenvalues of this matrix are 2 − 2·cos(kπ/4).
  expect(values[0]).toBeCloseTo(2 + Math.SQRT2, 14)
  expect(values[1]).toBeCloseTo(2, 14)
  expect(values[2]).toBeCloseTo(2 - Math.SQRT2, 14)
})

test('behavior: vectors and values multiply back', () => {
  const rows = [
    [1, 0.9, 0.7],
    [0.9, 1, 0.3],
    [0.7, 0.3, 1],
  ]
  const { values, vectors } = symmetricEigen(toMatrix(rows))
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      let sum = 0
      for (let k = 0; k < 3; k++) {
        const [left, right] = [vectors.values[i * 3 + k], vectors.values[j * 3 + k]]
        sum += (left as number) * (values[k] as number) * (right as number)
      }
      expect(sum).toBeCloseTo(rows[i]?.[j] as number, 13)
    }
  }
})
