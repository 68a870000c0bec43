import { expect, test } from 'vitest'
import { account, airdrop } from '../../test/portfolioFixture.ts'
import { valuationGap } from './valuationGap.ts'

test('default', () => {
  const { margin, exposures } = account({ number: 1, holdings: [[airdrop, 5]] })
  const [exposure] = exposures
  if (exposure === undefined) return expect.unreachable()
  expect(
    valuationGap({ exposure, margin, kind: 'asset-unknown', effect: 'collateral-not-counted' }),
  ).toMatchInlineSnapshot(`
    {
      "account": "test-venue:1:0x0000000000000000000000000000000000000001:0x00000000000000000000000000000000000003e9",
      "asset": "1:0x00000000000000000000000000000000000000aa",
      "chainId": 1,
      "effect": "collateral-not-counted",
      "kind": "asset-unknown",
      "message": "5 units of 1:0x00000000000000000000000000000000000000aa (collateral of test-venue:1:0x0000000000000000000000000000000000000001:0x00000000000000000000000000000000000003e9): the asset is not in the asset registry; it is counted as nothing.",
      "venue": "test-venue",
    }
  `)
})

test('behavior: what is kept says how', () => {
  const { margin, exposures } = account({ number: 1, holdings: [[airdrop, -5]] })
  const [exposure] = exposures
  if (exposure === undefined) return expect.unreachable()
  const message = (kind: 'asset-unknown' | 'price-missing') =>
    valuationGap({ exposure, margin, kind, effect: 'debt-kept' }).message.split('; ')[1]
  expect(message('asset-unknown')).toBe('it is kept in full, as a risk factor of its own.')
  expect(message('price-missing')).toBe('it is kept at the price of the venue itself.')
})
