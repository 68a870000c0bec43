import { toAssetRegistry } from '@crossmargin/core'
import { describe, expect, test } from 'vitest'
import { holdingExposures } from './holdingExposures.ts'

const usdc = { id: '1:0x01', symbol: 'USDC', decimals: 6 } as const
const weth = { id: '1:0x02', symbol: 'WETH', decimals: 18 } as const
const odd = { id: '1:0x03', symbol: 'ODD', decimals: 'unknown' } as const
const key = { venue: 'morpho-blue', chainId: 1, root: '0x04', owner: '0x05' } as const
const registry = toAssetRegistry([{ id: weth.id, factor: 'ETH', isPegged: false }])

describe('holdingExposures', () => {
  test('default: long what is held, short what is owed, by factor or by itself', () => {
    const collaterals = [
      { asset: weth, balanceRaw: 15n * 10n ** 17n, isCounted: true },
      { asset: odd, balanceRaw: 1n, isCounted: true },
    ]
    const debts = [{ asset: usdc, balanceRaw: 2_500_000n }]
    const account = 'morpho-blue:1:0x04:0x05'
    expect(holdingExposures({ key, collaterals, debts }, registry)).toEqual([
      { account, asset: weth.id, factor: 'ETH', kind: 'collateral', quantity: 1.5 },
      { account, asset: usdc.id, factor: usdc.id, kind: 'debt', quantity: -2.5 },
    ])
  })
})
