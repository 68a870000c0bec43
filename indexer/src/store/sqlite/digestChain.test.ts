import { describe, expect, test } from 'vitest'
import {
  chainId,
  deployment,
  toAddress,
  toBatch,
  toBlock,
  toPosition,
  toWrite,
} from '../conformance/standIn.ts'
import { saveDeployment } from './deploymentIds.ts'
import { digestChain } from './digestChain.ts'
import { openMemoryStore } from './memoryStore.ts'

describe('digestChain', () => {
  test('behavior: the numbers of deployments and rows do not matter', () => {
    const roots = [toAddress(1), toAddress(2), toAddress(3)]
    const digestOf = (order: readonly number[]): string => {
      const { connection, catalog, commit } = openMemoryStore()
      const deployments = order.map((index) => ({ ...deployment, root: roots[index] ?? '0x' }))
      for (const each of deployments) saveDeployment(connection, each)
      const writes = deployments.map((each) => ({
        ...toWrite(1, toPosition(BigInt(each.root))),
        deployment: each,
      }))
      commit(toBatch([toBlock(1)], { writes }))
      return digestChain(connection, { catalog, chainId })
    }
    expect(digestOf([0, 1, 2])).toBe(digestOf([2, 0, 1]))
    expect(digestOf([0, 1, 2])).not.toBe(digestOf([0, 1]))
  })

  test('behavior: stays what it was, or stores of two versions could not be compared', () => {
    const { connection, catalog, commit } = openMemoryStore()
    commit(toBatch([toBlock(1)], { writes: [toWrite(1, toPosition(1n))] }))
    expect(digestChain(connection, { catalog, chainId })).toMatchInlineSnapshot(
      `"0x9677e55c99b1706a2ab95051a96176ac4858863559dc6402c2cfb93d04b2785e"`,
    )
  })
})
