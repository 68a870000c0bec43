import { expect, test } from 'vitest'
import { callNeeds } from './callNeeds.ts'

const needs = (method: string, ...params: readonly unknown[]) => callNeeds({ method, params })

test('default: blocks by number, ranges of logs, and the head', () => {
  expect(needs('eth_getBlockByNumber', '0x64', false)).toEqual({ from: 100, to: 100 })
  expect(needs('eth_getBlockByNumber', 'finalized', false)).toEqual({ tag: 'finalized' })
  expect(needs('eth_getLogs', { fromBlock: '0x5', toBlock: '0x9' })).toEqual({ from: 5, to: 9 })
  expect(needs('eth_blockNumber')).toEqual({ tag: 'latest' })
})

test('behavior: what names no number asks for no block', () => {
  expect(needs('eth_getLogs', { blockHash: `0x${'a'.repeat(64)}` })).toEqual({})
  expect(needs('eth_getLogs', { fromBlock: '0x5', toBlock: 'latest' })).toEqual({ from: 5 })
  expect(needs('eth_getLogs')).toEqual({})
  expect(needs('eth_call', {}, '0x64')).toEqual({})
  for (const odd of ['0xzz', 100, null, 'pending', `0x${'f'.repeat(64)}`])
    expect(needs('eth_getBlockByNumber', odd, false)).toEqual({})
})
