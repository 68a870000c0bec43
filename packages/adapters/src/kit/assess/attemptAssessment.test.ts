import { type AccountReading, InvariantError, type VenueMargin } from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { VenueAdapter } from '../venueAdapter.ts'
import { attemptAssessment } from './attemptAssessment.ts'

const address = (digit: string) => `0x${digit.repeat(40)}` as const
const key = { venue: 'bank', chainId: 1, root: address('1'), owner: address('2') }
const at = { chainId: 1, number: 7, hash: '0x00', timestampSeconds: 1 } as const
const margin = { key, at, healthState: 'unknown', gaps: [] } as unknown as VenueMargin
const snapshot = { key, at, state: 0, collaterals: [], debts: [], positions: [], gaps: [] }
const reading: AccountReading = { snapshot, oraclePrices: [] }

const adapterOf = (marginOf: () => VenueMargin) =>
  ({ margin: marginOf, exposures: () => [] }) as unknown as VenueAdapter

test('default', () => {
  const adapter = adapterOf(() => margin)
  const attempt = attemptAssessment(adapter, { key, getReading: () => reading, assets: new Map() })
  expect(attempt).toEqual({
    kind: 'assessed',
    account: { ...reading, margin, exposures: [], distanceToLiquidation: 'unknown' },
  })
})

test('behavior: a rule that throws is a gap, and what it says is shown without secrets', () => {
  const adapter = adapterOf(() => {
    throw new RangeError('no answer from https://eth.example/cAnArY')
  })
  const attempt = attemptAssessment(adapter, { key, getReading: () => reading, assets: new Map() })
  expect(attempt).toEqual({
    kind: 'failed',
    gap: {
      kind: 'venue-failed',
      effect: 'account-unknown',
      message: `Account bank:1:${address('1')}:${address('2')} could not be assessed: RangeError: no answer from https://eth.example/…`,
      chainId: 1,
      venue: 'bank',
      account: `bank:1:${address('1')}:${address('2')}`,
    },
  })
})

test('behavior: a reading that cannot be had is a gap', () => {
  const attempt = attemptAssessment(
    adapterOf(() => margin),
    {
      key,
      assets: new Map(),
      getReading: () => {
        throw new InvariantError({ invariant: 'rows are whole' })
      },
    },
  )
  expect(attempt).toMatchObject({
    kind: 'failed',
    gap: { message: expect.stringMatching(/could not be assessed: Broken invariant: rows/) },
  })
})
