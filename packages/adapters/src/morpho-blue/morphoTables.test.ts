import { describe, expect, test } from 'vitest'
import { marketRow, state } from './morphoFixtures.ts'
import { morphoTables, toMarketTerms } from './morphoTables.ts'

describe('morphoTables', () => {
  test("default: a market's row is the contract's structs", () => {
    const { params, market, loan, collateral } = state
    expect(toMarketTerms(marketRow, 1)).toEqual({ params, market, loan, collateral })
  })

  test("behavior: an owner's positions are listed together", () => {
    expect(Object.keys(morphoTables.position.key)).toEqual(['owner', 'market_id'])
  })

  test('behavior: unknown decimals stay unknown', () => {
    const terms = toMarketTerms({ ...marketRow, collateral_decimals: null }, 1)
    expect(terms.collateral.decimals).toBe('unknown')
  })
})
