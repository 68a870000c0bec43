import type { ChainLog, VenueAdapter } from '@crossmargin/adapters'
import { InvariantError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { decodeLog } from './decodeLog.ts'

const log = {} as ChainLog

function adapter(decode: () => unknown): VenueAdapter {
  return { index: { decode } } as unknown as VenueAdapter
}

test('default', () => {
  expect(
    decodeLog(
      log,
      adapter(() => 'event'),
    ),
  ).toBe('event')
})

test('behavior: a decoder that throws has read nothing', () => {
  const decode = () => {
    throw new RangeError('offset out of bounds')
  }
  expect(decodeLog(log, adapter(decode))).toBeUndefined()
})

test('error: InvariantError', () => {
  const decode = () => {
    throw new InvariantError({ invariant: 'one is one' })
  }
  expect(() => decodeLog(log, adapter(decode))).toThrow(InvariantError)
})
