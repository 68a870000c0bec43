import { MarketUtils } from '@morpho-org/blue-sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceRaw, readingOf, state, toState } from './morphoFixtures.ts'
import { morphoMargin } from './morphoMargin.ts'

const shares = fc.bigInt({ min: 0n, max: 10n ** 18n })
const collateral = fc.bigInt({ min: 0n, max: 10n ** 22n })
const positions = fc.record({ supplyShares: shares, borrowShares: shares, collateral })
const prices = fc.bigInt({ min: 0n, max: 10n ** 29n })

describe('morphoMargin', () => {
  test('default', () => {
    const { snapshot } = readingOf(state)
    const margin = morphoMargin(
      readingOf(toState({ position: { supplyShares: 10n ** 15n } }), priceRaw),
    )
    expect(margin.key).toBe(snapshot.key)
    expect(margin).toMatchInlineSnapshot(`
      {
        "answer": {
          "borrowShares": 1000000000000000n,
          "borrowedAssets": 1052631579n,
          "collateral": 1000000000000000000n,
          "fee": 100000000000000000n,
          "lastUpdate": 1000n,
          "oraclePrice": 2000000000000000000000000000n,
          "supplyShares": 1000000000000000n,
          "totalBorrowAssets": 2000000000000n,
          "totalBorrowShares": 1900000000000000000n,
          "totalSupplyAssets": 3000000000000n,
          "totalSupplyShares": 2900000000000000000n,
        },
        "at": {
          "chainId": 1,
          "hash": "0xabababababababababababababababababababababababababababababababab",
          "number": 100,
          "timestampSeconds": 1000,
        },
        "collateralValueRaw": 3034482758n,
        "debtValueRaw": 1052631579n,
        "equityRaw": 1981851179n,
        "gaps": [],
        "healthFactorWad": 1633999999918300000n,
        "healthState": "known",
        "initialMarginRaw": 1314482758n,
        "key": {
          "chainId": 1,
          "owner": "0x00000000000000000000000000000000000000aa",
          "root": "0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb",
          "sub": "0x1111111111111111111111111111111111111111111111111111111111111111",
          "venue": "morpho-blue",
        },
        "lines": [
          {
            "asset": {
              "decimals": 18,
              "id": "1:0x0000000000000000000000000000000000000002",
              "symbol": "WETH",
            },
            "balanceRaw": 1000000000000000000n,
            "initialRaw": 1720000000n,
            "kind": "collateral",
            "label": "WETH collateral",
            "maintenanceRaw": 1720000000n,
            "valueRaw": 2000000000n,
            "workings": "value floor(1000000000000000000 × 2000000000000000000000000000 / 1e36) = 2000000000; backs floor(2000000000 × 860000000000000000 / 1e18) = 1720000000",
          },
          {
            "asset": {
              "decimals": 6,
              "id": "1:0x0000000000000000000000000000000000000001",
              "symbol": "USDC",
            },
            "balanceRaw": 1034482758n,
            "initialRaw": 0n,
            "kind": "collateral",
            "label": "USDC supplied, backs nothing",
            "maintenanceRaw": 0n,
            "valueRaw": 1034482758n,
            "workings": "floor(1000000000000000 × (3000000000000 + 1) / (2900000000000000000 + 1e6)) = 1034482758; what is lent out is no collateral",
          },
          {
            "asset": {
              "decimals": 6,
              "id": "1:0x0000000000000000000000000000000000000001",
              "symbol": "USDC",
            },
            "balanceRaw": 1052631579n,
            "initialRaw": -1052631579n,
            "kind": "debt",
            "label": "USDC debt",
            "maintenanceRaw": -1052631579n,
            "valueRaw": -1052631579n,
            "workings": "ceil(1000000000000000 × (2000000000000 + 1) / (1900000000000000000 + 1e6)) = 1052631579",
          },
        ],
        "liquidation": {
          "bonuses": [
            {
              "bonusBps": 10438,
              "collateral": {
                "decimals": 18,
                "id": "1:0x0000000000000000000000000000000000000002",
                "symbol": "WETH",
              },
            },
          ],
          "closeFactors": [
            {
              "closeFactorBps": 10000,
              "debt": {
                "decimals": 6,
                "id": "1:0x0000000000000000000000000000000000000001",
                "symbol": "USDC",
              },
            },
          ],
          "isLiquidatable": false,
          "trigger": "floor(floor(collateral × oracle price / 1e36) × LLTV / 1e18) is less than the debt",
        },
        "liquidationPrices": [
          {
            "asset": {
              "decimals": 18,
              "id": "1:0x0000000000000000000000000000000000000002",
              "symbol": "WETH",
            },
            "decimals": 24,
            "priceRaw": 1223990208999999999999999999n,
            "side": "at-or-below",
          },
        ],
        "maintenanceMarginRaw": 1314482758n,
        "numeraire": {
          "asset": {
            "decimals": 6,
            "id": "1:0x0000000000000000000000000000000000000001",
            "symbol": "USDC",
          },
          "decimals": 6,
          "kind": "asset",
        },
        "slackInitialRaw": 667368421n,
        "slackMaintenanceRaw": 667368421n,
      }
    `)
  })

  test('behavior: lines re-add, and equity less requirement is slack', () => {
    fc.assert(
      fc.property(positions, prices, (position, price) => {
        const margin = morphoMargin(readingOf(toState({ position }), price))
        const total = (column: 'valueRaw' | 'initialRaw' | 'maintenanceRaw') =>
          margin.lines.reduce((sum, line) => sum + line[column], 0n)
        expect(total('valueRaw')).toBe(margin.equityRaw)
        expect(total('initialRaw')).toBe(margin.slackInitialRaw)
        expect(total('maintenanceRaw')).toBe(margin.slackMaintenanceRaw)
        expect(margin.equityRaw - margin.initialMarginRaw).toBe(margin.slackInitialRaw)
        expect(margin.equityRaw - margin.maintenanceMarginRaw).toBe(margin.slackMaintenanceRaw)
        expect(margin.collateralValueRaw - margin.debtValueRaw).toBe(margin.equityRaw)
      }),
    )
  })

  test('behavior: the health factor equals the reference, and 1 is the edge', () => {
    fc.assert(
      fc.property(positions, prices, (position, price) => {
        fc.pre(position.borrowShares > 0n)
        const margin = morphoMargin(readingOf(toState({ position }), price))
        const market = { ...state.market, price }
        expect(margin.healthFactorWad).toBe(
          MarketUtils.getHealthFactor(position, market, state.params),
        )
        expect(margin.liquidation.isLiquidatable).toBe((margin.healthFactorWad ?? 0n) < 10n ** 18n)
        expect(margin.liquidation.isLiquidatable).toBe(margin.slackMaintenanceRaw < 0n)
      }),
    )
  })

  test('behavior: without debt there is no health factor and no liquidation', () => {
    const margin = morphoMargin(readingOf(toState({ position: { borrowShares: 0n } }), priceRaw))
    expect(margin.healthState).toBe('no-debt')
    expect(margin).not.toHaveProperty('healthFactorWad')
    expect(margin.liquidation).toMatchObject({ isLiquidatable: false, closeFactors: [] })
    expect(margin.liquidationPrices).toEqual([])
  })

  test('behavior: unknown is a state, with the collateral not counted', () => {
    for (const reading of [
      readingOf(state),
      readingOf(toState({ market: { lastUpdate: 999n } }), priceRaw),
    ]) {
      const margin = morphoMargin(reading)
      expect(margin.healthState).toBe('unknown')
      expect(margin).not.toHaveProperty('healthFactorWad')
      expect(margin.gaps).toHaveLength(1)
    }
    expect(morphoMargin(readingOf(state)).collateralValueRaw).toBe(0n)
    expect(morphoMargin(readingOf(state)).answer).not.toHaveProperty('oraclePrice')
  })

  test('behavior: amounts of a token without decimals are told in raw units', () => {
    const odd = { ...state, loan: { ...state.loan, decimals: 'unknown' } } as const
    const margin = morphoMargin(readingOf(odd, priceRaw))
    expect(margin.numeraire.decimals).toBe(0)
    expect(margin.healthState).toBe('unknown')
    expect(margin.liquidationPrices).toEqual([])
  })
})
