import { encodeAbiParameters, erc20Abi, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { toQuery } from './query.ts'

const address = '0x00000000000000000000000000000000000000AA'
const query = toQuery({ address, abi: erc20Abi, functionName: 'decimals' })

describe('toQuery', () => {
  test('default', () => {
    const data = encodeAbiParameters(parseAbiParameters('uint8'), [6])
    expect(query.view).toEqual({ to: address.toLowerCase(), data: '0x313ce567' })
    expect(query.answerIn({ get: () => ({ kind: 'returned', data }) })).toBe(6)
  })

  test('behavior: what was not asked, or reverted, is undefined', () => {
    expect(query.answerIn({ get: () => undefined })).toBeUndefined()
    expect(query.answerIn({ get: () => ({ kind: 'reverted' }) })).toBeUndefined()
  })
})
