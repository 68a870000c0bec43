import type { Hex } from '@crossmargin/core'
import { encodeAbiParameters } from 'viem'
import { expect, test } from 'vitest'
import { weth } from '../aaveFixtures.ts'
import { symbolOf } from './aaveFacts.ts'

function symbol(data: Hex | undefined): string {
  const result =
    data === undefined ? { kind: 'reverted' as const } : { kind: 'returned' as const, data }
  return symbolOf({ get: () => result }, weth)
}

test('default: a text', () => {
  expect(symbol(encodeAbiParameters([{ type: 'string' }], ['WETH']))).toBe('WETH')
})

test('behavior: letters in a word', () => {
  expect(symbol(`0x4d4b52${'00'.repeat(29)}`)).toBe('MKR')
})

test('behavior: the address where nothing readable is said', () => {
  expect(symbol(undefined)).toBe(weth)
  expect(symbol(`0x${'00'.repeat(32)}`)).toBe(weth)
  expect(symbol(`0x0102${'00'.repeat(30)}`)).toBe(weth)
  expect(symbol(encodeAbiParameters([{ type: 'string' }], ['']))).toBe(weth)
})
