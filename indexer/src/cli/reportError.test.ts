import { BaseError, InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { ConfigError } from '../errors/configError.ts'
import { RpcUnreachableError } from '../errors/rpcUnreachableError.ts'
import { reportError } from './reportError.ts'

function report(error: unknown, environment: { [name: string]: string } = {}) {
  const written: string[] = []
  const stderr = { write: (text: string) => written.push(text) }
  return `${reportError(error, { stderr, environment })} ${written.join('')}`
}

test('default', () => {
  const error = new ConfigError({ source: 'c.ts', mistakes: ['One.', 'Two.'] })
  expect(report(error)).toBe('2 crossmargin: c.ts has 2 mistakes.\n  1. One.\n  2. Two.\n')
})

test('behavior: exit codes follow the error', () => {
  const unreachable = new RpcUnreachableError({ chain: 'a', urls: [], cause: 'x' })
  expect(report(unreachable)[0]).toBe('5')
  expect(report(new BaseError('Store locked.'))[0]).toBe('2')
  expect(report(new BaseError('Bad answer.', { retryable: true }))[0]).toBe('5')
})

test.each([
  new RangeError('index https://n.example/KEY out of range\nmore'),
  new InvariantError({ invariant: 'one is one' }),
  'a string',
  undefined,
])('behavior: a defect is one line without a stack', (error) => {
  const text = report(error)
  expect(text).toMatch(
    /^1 crossmargin: unexpected error: .* \(run again with CROSSMARGIN_DEBUG=1 for the stack, and please report it\)\.\n$/,
  )
  expect(text).not.toContain('KEY')
})

test('behavior: the stack is shown on demand, causes included and redacted', () => {
  const error = new RangeError('outer', { cause: new TypeError('see https://n.example/KEY') })
  const text = report(error, { CROSSMARGIN_DEBUG: '1' })
  expect(text).toContain('reportError.test.ts')
  expect(text).toContain('caused by TypeError: see https://n.example/…')
})
