import { expect, test } from 'vitest'
import { logLevel } from './logLevel.ts'

test('default', () => {
  expect(logLevel({}, 'warn')).toBe('warn')
  expect(logLevel({ CROSSMARGIN_LOG: 'DEBUG' }, 'warn')).toBe('debug')
})

test('error: UsageError', () => {
  expect(() => logLevel({ CROSSMARGIN_LOG: 'loud' })).toThrow(
    'CROSSMARGIN_LOG is "loud", but a level is one of debug, info, warn, error, silent; set one of those.',
  )
})
