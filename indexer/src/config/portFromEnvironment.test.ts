import { expect, test } from 'vitest'
import { portFromEnvironment } from './portFromEnvironment.ts'

test('default', () => {
  expect(portFromEnvironment({ PORT: '0' })).toBe(0)
  expect(portFromEnvironment({ PORT: '65535' })).toBe(65_535)
  expect([portFromEnvironment({}), portFromEnvironment({ PORT: '' })]).toEqual([
    undefined,
    undefined,
  ])
})

test.each(['65536', '-1', '4e3', 'http', ' '])('behavior: %s is no port', (PORT) => {
  expect(portFromEnvironment({ PORT })).toContain('a port is a whole number from 0 to 65535')
})
