import { expect, test } from 'vitest'
import { reserveConfiguration } from './reserveConfiguration.ts'

test('default', () => {
  const fields: readonly (readonly [bigint, number])[] = [
    [8_050n, 0],
    [8_300n, 16],
    [10_500n, 32],
    [18n, 48],
    [1n, 56],
    [1n, 58],
    [1n, 61],
    [1_500n, 64],
    [900n, 80],
    [1_000n, 116],
    [1_000n, 152],
    [5_000n, 212],
    [1n, 252],
  ]
  const word = fields.reduce((bits, [value, from]) => bits | (value << BigInt(from)), 0n)
  expect(reserveConfiguration(word)).toMatchInlineSnapshot(`
    {
      "borrowCap": 900n,
      "debtCeiling": 5000n,
      "decimals": 18,
      "isActive": true,
      "isBorrowable": true,
      "isBorrowableInIsolation": true,
      "isFrozen": false,
      "isPaused": false,
      "isSiloed": false,
      "liquidationBonusBps": 10500n,
      "liquidationThresholdBps": 8300n,
      "ltvBps": 8050n,
      "protocolFeeBps": 1000n,
      "reserveFactorBps": 1500n,
      "supplyCap": 1000n,
    }
  `)
})
