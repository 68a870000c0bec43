import { toAssetId, toAssetRegistry } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { dai, usdc, weth } from './aaveFixtures.ts'
import { exampleReading, exampleState, owed, supplied } from './exampleState.ts'
import { exposuresAave } from './exposuresAave.ts'

test('default: owned positive, owed negative, unregistered its own factor', () => {
  const idle = { ...supplied(dai, 10n ** 18n), isCollateral: false }
  const positions = [supplied(weth, 10n ** 19n), owed(usdc, 10n ** 10n), idle]
  const { snapshot } = exampleReading(exampleState({ positions }))
  const id = toAssetId({ chainId: 1, address: weth })
  const registry = toAssetRegistry([{ id, factor: 'ETH', isPegged: false }])
  expect(
    exposuresAave(snapshot, registry).map(({ factor, kind, quantity }) => [factor, kind, quantity]),
  ).toEqual([
    ['ETH', 'collateral', 11],
    [`1:${dai}`, 'collateral', 1.1],
    [`1:${usdc}`, 'debt', -12_000],
  ])
})
