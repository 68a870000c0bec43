import type { RowOf, RowReader, RowWrite } from '@crossmargin/core'
import {
  encodeAbiParameters,
  encodeFunctionResult,
  type Hex,
  toEventSelector,
  zeroAddress,
} from 'viem'
import { expect, test } from 'vitest'
import type { View } from '../kit/view.ts'
import { assembleComet } from './assembleComet.ts'
import { cometAbi as abi } from './cometAbi.ts'
import { place, tokens } from './cometFixtures.ts'
import { cometMargin } from './cometMargin.ts'
import type { CometTables } from './cometTables.ts'
import { applyCometEvent, indexComet } from './indexComet.ts'
import { principalOf } from './observeComet.ts'

const { key, at: block } = place
const { root, owner } = key
const other = '0x00000000000000000000000000000000000000d1'
const deployment = { venue: 'compound-v3', chainId: 1, root, startBlock: 1, contracts: {} }
const asset = tokens.weth

/** Rows in memory: the little of a store that folding needs. */
function rowsOf(writes: readonly RowWrite<CometTables>[]): RowReader<CometTables> {
  const nameOf = (row: object) =>
    ['root', 'place', 'owner', 'token'].map((column) => (row as Record<string, unknown>)[column])
  return {
    get: (table, of) =>
      writes.findLast(({ table: name, row }) => {
        const isSame = Object.entries(of).every(
          ([column, value]) => (row as Record<string, unknown>)[column] === value,
        )
        return name === table && isSame
      })?.row as never,
    list: (table, of) => {
      const found = new Map<string, unknown>()
      for (const { table: name, row } of writes) {
        const isIn = Object.entries(of).every(
          ([column, value]) => (row as Record<string, unknown>)[column] === value,
        )
        if (name === table && isIn) found.set(JSON.stringify(nameOf(row)), row)
      }
      return [...found.values()] as readonly RowOf<never>[] as never
    },
  }
}

const pledged = {
  eventName: 'SupplyCollateral',
  args: { from: owner, dst: owner, asset, amount: 5n },
} as const

test('default: collateral is added up, and its owner is to be asked about', () => {
  const writes = applyCometEvent(pledged, { rows: rowsOf([]), blockNumber: 5 })
  expect(writes).toEqual([
    { table: 'collateral', row: { owner, token: asset, balance: 5n } },
    {
      table: 'account',
      row: { owner, is_known: false, principal: 0n, has_collateral: true, touched_at: 5 },
    },
  ])
})

test('behavior: a transfer moves collateral from one to the other', () => {
  const before = applyCometEvent(pledged, { rows: rowsOf([]), blockNumber: 5 })
  const args = { from: owner, to: other, asset, amount: 5n } as const
  const event = { eventName: 'TransferCollateral', args } as const
  const writes = applyCometEvent(event, { rows: rowsOf(before), blockNumber: 6 })
  expect(writes).toMatchObject([
    { row: { owner, balance: 0n } },
    { row: { owner, has_collateral: false, touched_at: 6 } },
    { row: { owner: other, balance: 5n } },
    { row: { owner: other, has_collateral: true } },
  ])
})

test('behavior: minting and burning name nobody else', () => {
  const args = { from: zeroAddress, to: owner, amount: 1n } as const
  const event = { eventName: 'Transfer', args } as const
  const writes = applyCometEvent(event, { rows: rowsOf([]), blockNumber: 5 })
  expect(writes.map(({ row }) => ('owner' in row ? row.owner : ''))).toEqual([owner])
})

test('behavior: a log of another shape is none of ours', () => {
  const topic = toEventSelector('Supply(address,address,uint256)')
  const log = { address: root, blockNumber: 1, blockHash: '0x', logIndex: 0 } as const
  expect(indexComet.decode({ ...log, topics: [topic], data: '0x' })).toBeUndefined()
})

test('behavior: who has anything is asked at every checked block, log or none', () => {
  const account = { owner, is_known: true, has_collateral: false, touched_at: 1 }
  const asks = (row: typeof account & { readonly principal: bigint }): boolean => {
    const rows = rowsOf([{ table: 'account', row }])
    const views = indexComet.observes({ deployment, rows, block, touched: [] })
    const { data } = principalOf(root, owner).view
    return views.some((view) => view.data === data)
  }
  expect(asks({ ...account, principal: 1n })).toBe(true)
  expect(asks({ ...account, principal: -1n })).toBe(true)
  expect(asks({ ...account, principal: 0n, has_collateral: true })).toBe(true)
  expect(asks({ ...account, principal: 0n, is_known: false })).toBe(true)
  expect(asks({ ...account, principal: 0n })).toBe(false)
})

test('behavior: a Comet that answers nothing leaves its accounts unknown', () => {
  const before = applyCometEvent(pledged, { rows: rowsOf([]), blockNumber: 5 })
  const results = { get: () => ({ kind: 'reverted' }) as const }
  const context = { deployment, rows: rowsOf(before), block, touched: before, results }
  const rows = rowsOf([...before, ...indexComet.observed(context)])
  const reading = assembleComet(rows, { deployment, key, at: block })
  expect(cometMargin(reading)).toMatchObject({
    healthState: 'unknown',
    gaps: [{ kind: 'venue-failed', effect: 'account-unknown' }],
  })
})

test('behavior: a principal is written as answered, signed', () => {
  const before = applyCometEvent(pledged, { rows: rowsOf([]), blockNumber: 5 })
  const data = encodeFunctionResult({ abi, functionName: 'userBasic', result: [-7n, 0n, 0n, 1, 0] })
  const asked = principalOf(root, owner).view
  const get = (view: View) =>
    view.data === asked.data
      ? ({ kind: 'returned', data: data as Hex } as const)
      : ({ kind: 'returned', data: encodeAbiParameters([], []) } as const)
  const context = { deployment, rows: rowsOf(before), block, touched: before, results: { get } }
  expect(indexComet.observed(context)).toMatchObject([{ row: { is_known: true, principal: -7n } }])
})
