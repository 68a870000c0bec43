import { expect, test } from 'vitest'
import { toAssetRegistry } from './account/assetRegistry.ts'
import * as core from './index.ts'

test('behavior: what the package exports is decided here', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "BPS",
      "BaseError",
      "InvalidAccountIdError",
      "InvariantError",
      "RAY",
      "SECONDS_PER_YEAR",
      "WAD",
      "assertInvariant",
      "defaultStatusThresholds",
      "marginStatus",
      "mulDivDown",
      "mulDivHalfUp",
      "mulDivUp",
      "parseMarginAccountId",
      "toAssetId",
      "toAssetRegistry",
      "toFloat",
      "toMarginAccountId",
    ]
  `)
})

test('behavior: a later entry of the registry replaces an earlier one', () => {
  const id = '1:0x0000000000000000000000000000000000000001'
  const registry = toAssetRegistry([
    { id, factor: 'ETH', isPegged: false },
    { id, factor: 'USD', isPegged: true },
  ])
  expect(registry.get(id)).toEqual({ id, factor: 'USD', isPegged: true })
})
