import { describe, expect, test } from 'vitest'
import { at, priceRaw, readingOf, state, toState } from './morphoFixtures.ts'
import { isAccrued, oraclePriceDecimals } from './morphoState.ts'

describe('toReading', () => {
  test('default', () => {
    const reading = readingOf(toState({ position: { supplyShares: 10n ** 15n } }), priceRaw)
    const { state: _, ...snapshot } = reading.snapshot
    expect({ ...reading, snapshot }).toMatchInlineSnapshot(`
      {
        "oraclePrices": [
          {
            "base": "1:0x0000000000000000000000000000000000000002",
            "decimals": 24,
            "key": "0x1111111111111111111111111111111111111111111111111111111111111111",
            "quote": "1:0x0000000000000000000000000000000000000001",
            "source": "0x0000000000000000000000000000000000000003",
            "valueRaw": 2000000000000000000000000000n,
          },
        ],
        "snapshot": {
          "at": {
            "chainId": 1,
            "hash": "0xabababababababababababababababababababababababababababababababab",
            "number": 100,
            "timestampSeconds": 1000,
          },
          "collaterals": [
            {
              "asset": {
                "decimals": 18,
                "id": "1:0x0000000000000000000000000000000000000002",
                "symbol": "WETH",
              },
              "balanceRaw": 1000000000000000000n,
              "isCounted": true,
            },
            {
              "asset": {
                "decimals": 6,
                "id": "1:0x0000000000000000000000000000000000000001",
                "symbol": "USDC",
              },
              "balanceRaw": 1034482758n,
              "isCounted": false,
            },
          ],
          "debts": [
            {
              "asset": {
                "decimals": 6,
                "id": "1:0x0000000000000000000000000000000000000001",
                "symbol": "USDC",
              },
              "balanceRaw": 1052631579n,
            },
          ],
          "gaps": [],
          "key": {
            "chainId": 1,
            "owner": "0x00000000000000000000000000000000000000aa",
            "root": "0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb",
            "sub": "0x1111111111111111111111111111111111111111111111111111111111111111",
            "venue": "morpho-blue",
          },
          "positions": [],
        },
      }
    `)
  })

  test('behavior: an account with nothing lists nothing', () => {
    const empty = toState({ position: { borrowShares: 0n, collateral: 0n } })
    expect(readingOf(empty).snapshot).toMatchObject({ collaterals: [], debts: [], gaps: [] })
  })

  test('behavior: a missing price is a gap of what needs it, and makes debt unknown', () => {
    const [gap, ...others] = readingOf(state).snapshot.gaps
    expect(others).toEqual([])
    expect(gap).toMatchObject({ kind: 'oracle-unavailable', effect: 'account-unknown' })
    const unborrowed = readingOf(toState({ position: { borrowShares: 0n } }))
    expect(unborrowed.snapshot.gaps).toMatchObject([{ effect: 'collateral-not-counted' }])
    const lent = toState({ position: { borrowShares: 0n, collateral: 0n, supplyShares: 1n } })
    expect(readingOf(lent).snapshot.gaps).toEqual([])
  })

  test('behavior: unknown decimals are a gap, and the price is not told', () => {
    const odd = { ...state, collateral: { ...state.collateral, decimals: 'unknown' } } as const
    const { snapshot, oraclePrices } = readingOf(odd, priceRaw)
    expect(oraclePriceDecimals(odd)).toBeUndefined()
    expect(oraclePrices).toEqual([])
    expect(snapshot.gaps).toMatchObject([{ kind: 'decimals-unknown', effect: 'account-unknown' }])
  })

  test('behavior: an interest rate model that does not answer is a gap', () => {
    const stale = toState({ market: { lastUpdate: 999n } })
    expect(isAccrued(stale, at)).toBe(false)
    expect(readingOf(stale, priceRaw).snapshot.gaps).toMatchObject([
      { kind: 'venue-failed', effect: 'account-unknown' },
    ])
  })
})
