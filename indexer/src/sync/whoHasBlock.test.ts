import type { Hex } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { createFakePool, fakeHash } from '../rpc/pool/fake/fakeNodes.ts'
import { requestClient } from '../rpc/pool/requestClient.ts'
import { whoHasBlock } from './whoHasBlock.ts'

const block = { number: 50, hash: fakeHash(50) as Hex }

test('default: everybody has it, and nobody is left out', async () => {
  const { client, clock, pool } = createFakePool(3)
  expect(await clock.run(whoHasBlock(client, block))).toEqual({ have: 3, lack: 0 })
  expect(pool.status().map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
})

test('behavior: of several nodes the one with another block in its place is left out', async () => {
  const { client, clock, nodes, pool } = createFakePool(3)
  const forked = nodes[1]
  if (forked === undefined) throw new RangeError()
  forked.fork = 3
  expect(await clock.run(whoHasBlock(client, block))).toEqual({ have: 2, lack: 1 })
  expect(pool.status().map(({ state }) => state)).toEqual(['closed', 'open', 'closed'])
})

test('behavior: a node that has not got so far lacks it; one that is gone says nothing', async () => {
  const { client, clock, nodes } = createFakePool(3)
  const [first, second] = nodes
  if (first === undefined || second === undefined) throw new RangeError()
  first.headNumber = 40
  second.interfere = ({ method }) => {
    if (method === 'eth_getBlockByNumber') throw new RangeError('socket hang up')
    return undefined
  }
  expect(await clock.run(whoHasBlock(client, block))).toEqual({ have: 1, lack: 1 })
})

test('behavior: where nobody has it, the chain itself has moved and nobody is left out', async () => {
  const { client, clock, nodes, pool } = createFakePool(2)
  for (const node of nodes) node.fork = 3
  expect(await clock.run(whoHasBlock(client, block))).toEqual({ have: 0, lack: 2 })
  expect(pool.status().map(({ state }) => state)).toEqual(['closed', 'closed'])
})

test('behavior: a client of one node is asked alone', async () => {
  const has = requestClient(async () => ({ hash: block.hash.toUpperCase().replace('0X', '0x') }))
  expect(await whoHasBlock(has, block)).toEqual({ have: 1, lack: 0 })
  const lacks = requestClient(async () => null)
  expect(await whoHasBlock(lacks, block)).toEqual({ have: 0, lack: 1 })
})
