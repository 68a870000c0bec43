import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { createGenerator } from './createGenerator.ts'
import { gammaVariate } from './gammaVariate.ts'

test('default', () => {
  for (const shape of [0.5, 2.5]) {
    const generator = createGenerator(3n)
    let [sum, squares] = [0, 0]
    for (let draw = 0; draw < 20_000; draw++) {
      const x = gammaVariate(generator, shape)
      sum += x
      squares += x * x
    }
    const mean = sum / 20_000
    expect(mean).toBeCloseTo(shape, 1)
    expect(squares / 20_000 - mean * mean).toBeCloseTo(shape, 0)
  }
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => gammaVariate(createGenerator(1n), 0)).toThrow(ParameterOutOfRangeError)
})
