import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContractRevertError } from '../kit/contractRevertError.ts'
import { liquidate } from './liquidate.ts'
import { isHealthy } from './liquidationRule.ts'
import { priceRaw, state } from './morphoFixtures.ts'

const edge = (priceRaw * 61n) / 100n
const low = (priceRaw * 50n) / 100n

describe('liquidate', () => {
  test('default', () => {
    const parameters = { repayRaw: 100_000_000n, oraclePriceRaw: edge }
    expect(isHealthy(state, edge)).toBe(false)
    const { market, position } = liquidate(state, parameters)
    expect({ market, position }).toMatchInlineSnapshot(`
      {
        "market": {
          "fee": 100000000000000000n,
          "lastUpdate": 1000n,
          "totalBorrowAssets": 1999900000000n,
          "totalBorrowShares": 1899904999999999998n,
          "totalSupplyAssets": 3000000000000n,
          "totalSupplyShares": 2900000000000000000n,
        },
        "position": {
          "borrowShares": 904999999999998n,
          "collateral": 914439236065573771n,
          "supplyShares": 0n,
        },
      }
    `)
  })

  test('behavior: all of a covered debt leaves the rest of the collateral', () => {
    const after = liquidate(state, { repayRaw: 'all', oraclePriceRaw: edge })
    expect(after.position).toMatchObject({ borrowShares: 0n })
    expect(after.position.collateral).toBeGreaterThan(0n)
    expect(after.market.totalSupplyAssets).toBe(state.market.totalSupplyAssets)
  })

  test('behavior: all of an uncovered debt takes all collateral and the suppliers bear the rest', () => {
    const after = liquidate(state, { repayRaw: 'all', oraclePriceRaw: low })
    expect(after.position).toMatchObject({ borrowShares: 0n, collateral: 0n })
    const lost = state.market.totalSupplyAssets - after.market.totalSupplyAssets
    const repaid = state.market.totalBorrowAssets - after.market.totalBorrowAssets - lost
    expect({ lost, repaid }).toMatchInlineSnapshot(`
      {
        "lost": 94631578n,
        "repaid": 958000002n,
      }
    `)
  })

  test('behavior: at price zero all collateral goes for nothing', () => {
    const after = liquidate(state, { repayRaw: 'all', oraclePriceRaw: 0n })
    expect(after.position).toMatchObject({ borrowShares: 0n, collateral: 0n })
  })

  test('behavior: all never takes more than there is, and never leaves bad debt with collateral', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: edge }), (oraclePriceRaw) => {
        const { position } = liquidate(state, { repayRaw: 'all', oraclePriceRaw })
        expect(position.borrowShares).toBe(0n)
        expect(position.collateral).toBeGreaterThanOrEqual(0n)
      }),
    )
  })

  test('error: ContractRevertError', () => {
    const run = (repayRaw: bigint | 'all', oraclePriceRaw: bigint) => () =>
      liquidate(state, { repayRaw, oraclePriceRaw })
    expect(run('all', priceRaw)).toThrow(ContractRevertError)
    expect(run('all', priceRaw)).toThrow('position is healthy')
    expect(run(0n, edge)).toThrow('inconsistent input')
    expect(run(1_000_000_000n, low)).toThrow('Panic(0x11)')
    expect(run(1_000_000n, 0n)).toThrow('Panic(0x12)')
  })
})
