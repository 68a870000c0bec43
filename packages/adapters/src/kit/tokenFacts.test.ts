import { encodeAbiParameters, type Hex, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { readAssetRef, tokenFactViews } from './tokenFacts.ts'

const address = '0x00000000000000000000000000000000000000AA'
const token = { chainId: 1, address } as const
const id = '1:0x00000000000000000000000000000000000000aa'
const number = (value: bigint) => encodeAbiParameters(parseAbiParameters('uint256'), [value])
const text = (value: string) => encodeAbiParameters(parseAbiParameters('string'), [value])

function answersOf(decimals: Hex | undefined, symbol: Hex | undefined) {
  const [first] = tokenFactViews(address)
  return {
    get: (view: { readonly data: Hex }) => {
      const data = view.data === first?.data ? decimals : symbol
      return data === undefined
        ? ({ kind: 'reverted' } as const)
        : ({ kind: 'returned', data } as const)
    },
  }
}

describe('readAssetRef', () => {
  test('default', () => {
    const answers = answersOf(number(6n), text('USDC'))
    expect(readAssetRef(token, answers)).toEqual({ id, symbol: 'USDC', decimals: 6 })
  })

  test('behavior: an old token names itself in bytes32', () => {
    const answers = answersOf(number(18n), `0x${'4d4b52'.padEnd(64, '0')}`)
    expect(readAssetRef(token, answers).symbol).toBe('MKR')
  })

  test('behavior: a silent token is named by its address and has unknown decimals', () => {
    const silent = { id, symbol: address.toLowerCase(), decimals: 'unknown' }
    expect(readAssetRef(token, answersOf(undefined, undefined))).toEqual(silent)
    expect(readAssetRef(token, answersOf(number(256n), text('')))).toEqual(silent)
  })
})
