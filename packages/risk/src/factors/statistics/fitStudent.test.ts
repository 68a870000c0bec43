import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { EmptyHistoryError } from '../../errors/statistics/emptyHistoryError.ts'
import { createGenerator } from '../../random/createGenerator.ts'
import { gammaVariate } from '../../random/gammaVariate.ts'
import { fitStudent } from './fitStudent.ts'

test('default', () => {
  const generator = createGenerator(21n)
  const returns = Array.from({ length: 20_000 }, () => {
    const chiSquare = 2 * gammaVariate(generator, 2)
    return 0.001 + (0.02 * generator.nextNormal()) / Math.sqrt(chiSquare / 4)
  })
  const fit = fitStudent(returns)
  expect(fit.degreesOfFreedom).toBeCloseTo(4, 0)
  expect(fit.scale).toBeCloseTo(0.02, 3)
  expect(fit.location).toBeCloseTo(0.001, 3)
})

test('behavior: normal returns have many degrees of freedom', () => {
  const { nextNormal } = createGenerator(22n)
  expect(fitStudent(Array.from({ length: 4000 }, nextNormal)).degreesOfFreedom).toBeGreaterThan(15)
})

test('error: EmptyHistoryError', () => {
  expect(() => fitStudent([1, 2])).toThrow(EmptyHistoryError)
})

test('error: DegenerateSampleError', () => {
  expect(() => fitStudent(new Float64Array(20))).toThrow(DegenerateSampleError)
})
