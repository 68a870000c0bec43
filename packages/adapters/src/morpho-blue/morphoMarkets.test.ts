import { describe, expect, test } from 'vitest'
import { accountWrites, at, createRows, deployment, marketRow } from './morphoFixtures.ts'
import { morphoMarkets, morphoOraclePrices } from './morphoMarkets.ts'

describe('morphoMarkets', () => {
  test('default', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    expect(morphoMarkets(rows, { deployment, at })).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "chainId": 1,
            "hash": "0xabababababababababababababababababababababababababababababababab",
            "number": 100,
            "timestampSeconds": 1000,
          },
          "borrowRatePerYearRay": 49999999994064000000000000n,
          "collateral": {
            "decimals": 18,
            "id": "1:0x0000000000000000000000000000000000000002",
            "symbol": "WETH",
          },
          "deployment": {
            "chainId": 1,
            "root": "0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb",
            "venue": "morpho-blue",
          },
          "isOpen": true,
          "label": "WETH / USDC",
          "liquidationThresholdBps": 8600,
          "loan": {
            "decimals": 6,
            "id": "1:0x0000000000000000000000000000000000000001",
            "symbol": "USDC",
          },
          "marketId": "0x1111111111111111111111111111111111111111111111111111111111111111",
          "maximumLtvBps": 8600,
          "oraclePrice": {
            "base": "1:0x0000000000000000000000000000000000000002",
            "decimals": 24,
            "key": "0x1111111111111111111111111111111111111111111111111111111111111111",
            "quote": "1:0x0000000000000000000000000000000000000001",
            "source": "0x0000000000000000000000000000000000000003",
            "valueRaw": 2000000000000000000000000000n,
          },
          "totalBorrowedRaw": 2000000000000n,
          "totalSuppliedRaw": 3000000000000n,
        },
      ]
    `)
    expect(morphoOraclePrices(rows, { deployment })).toHaveLength(1)
  })

  test('behavior: a market that everybody left is still priced: its accounts are answered for', () => {
    const { rows, write } = createRows()
    write(accountWrites)
    const zeros = { total_supply_shares: 0n, total_borrow_shares: 0n }
    write([{ table: 'market', row: { ...marketRow, ...zeros } }])
    const [market] = morphoMarkets(rows, { deployment, at })
    expect(market).toHaveProperty('oraclePrice')
    expect(morphoOraclePrices(rows, { deployment })).toHaveLength(1)
  })
})
