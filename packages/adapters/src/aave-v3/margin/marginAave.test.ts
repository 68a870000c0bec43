import { assert, bigInt, property } from 'fast-check'
import { expect, test } from 'vitest'
import { dai, prices, usdc, weth } from '../aaveFixtures.ts'
import type { AaveState } from '../aaveState.ts'
import {
  exampleReading,
  exampleState,
  owed,
  supplied,
  withExampleReserve,
} from '../exampleState.ts'
import { marginAave } from './marginAave.ts'

const ether = 10n ** 18n
const positions = [supplied(weth, 10n * ether), owed(usdc, 10_000_000_000n)]

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function assertReAdds(margin: ReturnType<typeof marginAave>): void {
  const { lines } = margin
  expect(sum(lines.map(({ valueRaw }) => valueRaw))).toBe(margin.equityRaw)
  expect(sum(lines.map(({ initialRaw }) => initialRaw))).toBe(margin.slackInitialRaw)
  expect(sum(lines.map(({ maintenanceRaw }) => maintenanceRaw))).toBe(margin.slackMaintenanceRaw)
  expect(margin.equityRaw - margin.initialMarginRaw).toBe(margin.slackInitialRaw)
  expect(margin.equityRaw - margin.maintenanceMarginRaw).toBe(margin.slackMaintenanceRaw)
}

test('default: 11 WETH against 12,000 USDC', () => {
  const margin = marginAave(exampleReading(exampleState({ positions })))
  expect(margin).toMatchInlineSnapshot(`
    {
      "answer": {
        "availableBorrowsBase": 1440000000000n,
        "currentLiquidationThreshold": 8250n,
        "healthFactor": 2268750000000000000n,
        "ltv": 8000n,
        "totalCollateralBase": 3300000000000n,
        "totalDebtBase": 1200000000000n,
      },
      "at": {
        "chainId": 1,
        "hash": "0xabababababababababababababababababababababababababababababababab",
        "number": 100,
        "timestampSeconds": 1000000,
      },
      "collateralValueRaw": 33000000000000000n,
      "debtValueRaw": 12000000000000000n,
      "equityRaw": 21000000000000000n,
      "gaps": [],
      "healthFactorWad": 2268750000000000000n,
      "healthState": "known",
      "initialMarginRaw": 6600000000000000n,
      "key": {
        "chainId": 1,
        "owner": "0x00000000000000000000000000000000000000aa",
        "root": "0x0000000000000000000000000000000000000001",
        "venue": "aave-v3",
      },
      "lines": [
        {
          "asset": {
            "decimals": 18,
            "id": "1:0x000000000000000000000000000000000000000a",
            "symbol": "WETH",
          },
          "balanceRaw": 11000000000000000000n,
          "initialRaw": 26400000000000000n,
          "kind": "collateral",
          "label": "WETH collateral",
          "maintenanceRaw": 27225000000000000n,
          "valueRaw": 33000000000000000n,
          "workings": "11000000000000000000 × 300000000000 / 1e18 = 3300000000000 (8 decimals, down); LTV 8000 bps, threshold 8250 bps",
        },
        {
          "asset": {
            "decimals": 6,
            "id": "1:0x000000000000000000000000000000000000000b",
            "symbol": "USDC",
          },
          "balanceRaw": 12000000000n,
          "initialRaw": -12000000000000000n,
          "kind": "debt",
          "label": "USDC debt",
          "maintenanceRaw": -12000000000000000n,
          "valueRaw": -12000000000000000n,
          "workings": "−(12000000000 × 100000000 / 1e6) = −1200000000000 (8 decimals)",
        },
      ],
      "liquidation": {
        "bonuses": [
          {
            "bonusBps": 10500,
            "collateral": {
              "decimals": 18,
              "id": "1:0x000000000000000000000000000000000000000a",
              "symbol": "WETH",
            },
          },
        ],
        "closeFactors": [
          {
            "closeFactorBps": 0,
            "debt": {
              "decimals": 6,
              "id": "1:0x000000000000000000000000000000000000000b",
              "symbol": "USDC",
            },
          },
        ],
        "isLiquidatable": false,
        "trigger": "health factor below 1",
      },
      "liquidationPrices": [
        {
          "asset": {
            "decimals": 18,
            "id": "1:0x000000000000000000000000000000000000000a",
            "symbol": "WETH",
          },
          "decimals": 8,
          "priceRaw": 132231404958n,
          "side": "at-or-below",
        },
        {
          "asset": {
            "decimals": 6,
            "id": "1:0x000000000000000000000000000000000000000b",
            "symbol": "USDC",
          },
          "decimals": 8,
          "priceRaw": 226875001n,
          "side": "at-or-above",
        },
      ],
      "maintenanceMarginRaw": 5775000000000000n,
      "numeraire": {
        "decimals": 12,
        "kind": "usd",
      },
      "slackInitialRaw": 14400000000000000n,
      "slackMaintenanceRaw": 15225000000000000n,
    }
  `)
  assertReAdds(margin)
})

test('behavior: no debt is a state, the contract says 2^256 - 1', () => {
  const margin = marginAave(exampleReading(exampleState({ positions: positions.slice(0, 1) })))
  expect([margin.healthState, margin.healthFactorWad, margin.liquidationPrices]).toEqual([
    'no-debt',
    undefined,
    [],
  ])
  expect(margin.answer['healthFactor']).toBe(2n ** 256n - 1n)
})

test('behavior: a missing price is unknown, its collateral not counted, the debt kept', () => {
  const known = new Map(prices)
  known.delete(weth)
  const margin = marginAave(exampleReading(exampleState({ positions }), known))
  expect(margin).toMatchObject({
    healthState: 'unknown',
    collateralValueRaw: 0n,
    debtValueRaw: 12_000n * 10n ** 12n,
    answer: {},
    liquidation: { isLiquidatable: false },
    liquidationPrices: [],
    gaps: [{ kind: 'price-missing', effect: 'collateral-not-counted' }],
  })
  expect(margin).not.toHaveProperty('healthFactorWad')
  assertReAdds(margin)
})

test('behavior: a deposit that is not collateral is listed and counts nothing', () => {
  const idle = { ...supplied(dai, ether), isCollateral: false }
  const margin = marginAave(exampleReading(exampleState({ positions: [...positions, idle] })))
  expect(margin.lines.find(({ label }) => label === 'DAI deposit')).toMatchObject({
    balanceRaw: 1_100_000_000_000_000_000n,
    valueRaw: 0n,
  })
  assertReAdds(margin)
})

test('behavior: in a category its terms hold for its assets only', () => {
  const state = exampleState({ categoryId: 1, positions: [supplied(dai, ether), owed(usdc, 1n)] })
  const { answer } = marginAave(exampleReading(state))
  expect([answer['ltv'], answer['currentLiquidationThreshold']]).toEqual([9_300n, 9_500n])
  const outside = exampleState({ categoryId: 1, positions })
  expect(marginAave(exampleReading(outside)).answer['ltv']).toBe(8_000n)
})

test('behavior: until 3.5 an own threshold of zero keeps a collateral from counting', () => {
  const bare = withExampleReserve(
    exampleState({ categoryId: 1, positions: [supplied(dai, ether)] }),
    dai,
    {
      liquidationThresholdBps: 0n,
    },
  )
  const collateral = (state: AaveState) =>
    marginAave(exampleReading(state)).answer['totalCollateralBase']
  expect(collateral(bare)).toBe(110_000_000n)
  expect(collateral({ ...bare, revision: 9 })).toBe(0n)
})

test('behavior: lines re-add; slack grows with the price and the collateral', () => {
  const amount = bigInt({ min: 0n, max: 10n ** 24n })
  const price = bigInt({ min: 1n, max: 10n ** 14n })
  const small = bigInt({ min: 0n, max: 10n ** 15n })
  assert(
    property(amount, amount, small, price, price, (held, more, debt, priceRaw, dearer) => {
      const of = (scaled: bigint, raw: bigint) =>
        marginAave(
          exampleReading(
            exampleState({
              positions: [supplied(weth, scaled), owed(usdc, debt), supplied(dai, more)],
            }),
            new Map(prices).set(weth, raw),
          ),
        )
      const margin = of(held, priceRaw)
      assertReAdds(margin)
      const { slackMaintenanceRaw: slack } = margin
      expect(of(held + more, priceRaw).slackMaintenanceRaw).toBeGreaterThanOrEqual(slack)
      expect(of(held, priceRaw + dearer).slackMaintenanceRaw).toBeGreaterThanOrEqual(slack)
      expect(slack < 0n).toBe(margin.liquidation.isLiquidatable)
    }),
  )
})
