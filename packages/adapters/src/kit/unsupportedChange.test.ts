import { expect, test } from 'vitest'
import { noCalls, unsupportedChange } from './unsupportedChange.ts'

test('default: refused by name, and nothing to call', () => {
  expect(unsupportedChange({ kind: 'liquidate-account' })).toEqual({
    kind: 'refusal',
    reason: 'not-supported',
    message: 'The venue has no such thing as "liquidate-account".',
  })
  expect(noCalls).toEqual({ calls: [], approvals: [] })
})
