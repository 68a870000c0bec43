import { expect, test } from 'vitest'
import { busyOwner, fixturePortfolio } from '../../fixture/fixturePortfolio.ts'
import { marginTotals } from './marginTotals.ts'

const { accounts } = fixturePortfolio([busyOwner], 1_800_000_000).enforced

test('default', () => {
  for (const { margin } of accounts) {
    const { value, initial, maintenance } = marginTotals(margin)
    expect([value, initial, maintenance].every((total) => total.isEqual)).toBe(true)
  }
})

test('behavior: a wei too much is seen', () => {
  const margin = accounts[0]?.margin
  if (margin === undefined) return expect.unreachable()
  const equityRaw = String(BigInt(margin.equityRaw) + 1n)
  const { value, initial } = marginTotals({ ...margin, equityRaw })
  expect(value).toMatchObject({ isEqual: false, statedRaw: equityRaw, totalRaw: margin.equityRaw })
  expect(initial.isEqual).toBe(true)
})
