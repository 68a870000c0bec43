import type { MarginStatus, VenueMargin } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BindingSubject, compareBinding } from './compareBinding.ts'

function subject(id: string, status: MarginStatus, healthFactorWad?: bigint): BindingSubject {
  const healthState: VenueMargin['healthState'] =
    status === 'UNKNOWN' ? 'unknown' : healthFactorWad === undefined ? 'no-debt' : 'known'
  return {
    id,
    status,
    margin: { healthState, ...(healthFactorWad === undefined ? {} : { healthFactorWad }) },
  }
}

const inOrder = [
  subject('bankrupt', 'BANKRUPT', 5n),
  subject('liquidatable', 'LIQUIDATABLE', 9n),
  subject('unknown a', 'UNKNOWN'),
  subject('unknown b', 'UNKNOWN'),
  subject('called', 'MARGIN_CALL', 10n ** 18n + 1n),
  subject('called by a wei less', 'MARGIN_CALL', 10n ** 18n + 2n),
  subject('normal', 'NORMAL', 3n * 10n ** 18n),
  subject('no debt', 'NORMAL'),
]

test('default', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      expect([...shuffled].sort(compareBinding).map(({ id }) => id)).toEqual(
        inOrder.map(({ id }) => id),
      )
    }),
  )
})
