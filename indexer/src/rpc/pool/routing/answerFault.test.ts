import { expect, test } from 'vitest'
import { answerFault } from './answerFault.ts'

const fault = (method: string, params: readonly unknown[], result: unknown) => {
  const found = answerFault({ method, params }, result)
  return found && `${found.verdict.kind} ${found.verdict.faultId} ${found.isMissing}`
}
const hash = `0x${'ab'.repeat(32)}`

test('default', () => {
  expect(fault('eth_getBlockByNumber', ['0x10', false], { number: '0x10', hash })).toBeUndefined()
  expect(fault('eth_getBlockByNumber', ['latest', false], { number: '0x10' })).toBeUndefined()
  expect(fault('eth_getLogs', [{}], [])).toBeUndefined()
  expect(fault('eth_call', [{}], '0x01')).toBeUndefined()
  expect(fault('eth_gasPrice', [], '0x1')).toBeUndefined()
})

test('behavior: F32 nothing is missing, not absent', () => {
  for (const method of ['eth_getBlockByHash', 'eth_getTransactionReceipt', 'eth_getBlockReceipts'])
    expect(fault(method, [hash], null)).toBe('behind F32 true')
})

test('behavior: F48 another block than asked for', () => {
  expect(fault('eth_getBlockByNumber', ['0x10', false], { number: '0x11' })).toBe(
    'malformed F48 false',
  )
  expect(fault('eth_getBlockByHash', [hash, false], { hash: '0x00' })).toBe('malformed F48 false')
  expect(
    fault('eth_getBlockByHash', [hash, false], { hash: hash.toUpperCase().replace('0X', '0x') }),
  ).toBeUndefined()
})

test('behavior: F52 an empty answer of a contract', () => {
  expect(fault('eth_call', [{}], '0x')).toBe('behind F52 true')
})

test('behavior: F54 F53 what is of another shape', () => {
  expect(fault('eth_getLogs', [{}], { error: 'x' })).toBe('malformed F54 false')
  expect(fault('eth_blockNumber', [], 12)).toBe('malformed F54 false')
  expect(fault('eth_chainId', [], null)).toBe('malformed F53 false')
  expect(fault('eth_getBlockByNumber', ['0x1', false], 'x')).toBe('malformed F48 false')
})
