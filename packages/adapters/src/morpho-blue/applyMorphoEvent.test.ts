import { encodeAbiParameters, encodeEventTopics, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainLog } from '../kit/chainLog.ts'
import { toQuery } from '../kit/query.ts'
import {
  applyMorphoEvent,
  decodeMorphoLog,
  feeRecipientOf,
  type MorphoEvent,
} from './applyMorphoEvent.ts'
import { morphoEventsAbi } from './morphoAbi.ts'
import {
  at,
  collateralToken,
  createRows,
  deployment,
  irm,
  loanToken,
  marketId,
  oracle,
  owner,
  root,
} from './morphoFixtures.ts'
import { UnknownMarketError } from './unknownMarketError.ts'

const id = marketId
const caller = zeroAddress
const receiver = zeroAddress
const onBehalf = owner
const treasury = '0x00000000000000000000000000000000000000fe'
const marketParams = { loanToken, collateralToken, oracle, irm, lltv: 10n ** 17n }
const created: MorphoEvent = { eventName: 'CreateMarket', args: { id, marketParams } }

/** Folds events in one block each, as a store of whole rows would. */
function fold(events: readonly MorphoEvent[]) {
  const { rows, write } = createRows()
  const facts = { get: () => undefined }
  events.forEach((event, index) => {
    const block = { ...at, timestampSeconds: at.timestampSeconds + index }
    write(applyMorphoEvent(event, { deployment, rows, block, facts }))
  })
  return {
    rows,
    market: rows.get('market', { market_id: id }),
    position: rows.get('position', { owner, market_id: id }),
    fees: rows.get('position', { owner: treasury, market_id: id }),
  }
}

describe('decodeMorphoLog', () => {
  test('default: every event that moves margin', () => {
    for (const { name, inputs } of morphoEventsAbi) {
      const sampleOf = (type: string): unknown =>
        type === 'address' ? owner : type === 'bytes32' ? id : type === 'tuple' ? marketParams : 7n
      const args = Object.fromEntries(inputs.map((input) => [input.name, sampleOf(input.type)]))
      const topics = encodeEventTopics({ abi: morphoEventsAbi, eventName: name, args } as never)
      const kept = inputs.filter((input) => !('indexed' in input && input.indexed))
      const values = kept.map((input) => sampleOf(input.type)) as never
      const data = encodeAbiParameters(kept, values)
      const event = decodeMorphoLog(toLog(topics as readonly Hex[], data))
      expect(event?.eventName).toBe(name)
      const toComparable = (value: unknown) =>
        JSON.parse(JSON.stringify(value, toText).toLowerCase())
      expect(toComparable(event?.args)).toEqual(toComparable(args))
    }
  })

  test('behavior: foreign and misshapen logs are not ours', () => {
    expect(decodeMorphoLog(toLog([id], '0x'))).toBeUndefined()
    expect(decodeMorphoLog(toLog([], '0x'))).toBeUndefined()
  })
})

describe('applyMorphoEvent', () => {
  test('default: a market is made, and its tokens name themselves', () => {
    const symbol = `0x${'4d4b52'.padEnd(64, '0')}` as Hex
    const decimals = `0x${'12'.padStart(64, '0')}` as Hex
    const { rows, write } = createRows()
    const data = symbolOf(collateralToken)
    const facts = {
      get: (view: { readonly to: string; readonly data: Hex }) =>
        view.to === collateralToken
          ? ({ kind: 'returned', data: view.data === data ? symbol : decimals } as const)
          : ({ kind: 'reverted' } as const),
    }
    write(applyMorphoEvent(created, { deployment, rows, block: at, facts }))
    expect(rows.get('market', { market_id: id })).toMatchInlineSnapshot(`
      {
        "collateral_decimals": 18,
        "collateral_symbol": "MKR",
        "collateral_token": "0x0000000000000000000000000000000000000002",
        "fee": 0n,
        "irm": "0x0000000000000000000000000000000000000004",
        "is_used": false,
        "last_update": 1000,
        "lltv": 100000000000000000n,
        "loan_decimals": null,
        "loan_symbol": "0x0000000000000000000000000000000000000001",
        "loan_token": "0x0000000000000000000000000000000000000001",
        "market_id": "0x1111111111111111111111111111111111111111111111111111111111111111",
        "oracle": "0x0000000000000000000000000000000000000003",
        "total_borrow_assets": 0n,
        "total_borrow_shares": 0n,
        "total_supply_assets": 0n,
        "total_supply_shares": 0n,
      }
    `)
  })

  test('behavior: amounts and shares move the market and the position', () => {
    const { market, position } = fold([
      created,
      { eventName: 'Supply', args: { id, caller, onBehalf, assets: 100n, shares: 1_000n } },
      { eventName: 'Withdraw', args: { id, caller, onBehalf, receiver, assets: 10n, shares: 90n } },
      { eventName: 'SupplyCollateral', args: { id, caller, onBehalf, assets: 50n } },
      { eventName: 'WithdrawCollateral', args: { id, caller, onBehalf, receiver, assets: 5n } },
      { eventName: 'Borrow', args: { id, caller, onBehalf, receiver, assets: 40n, shares: 400n } },
      { eventName: 'Repay', args: { id, caller, onBehalf, assets: 4n, shares: 39n } },
    ])
    expect(position).toMatchObject({ supply_shares: 910n, borrow_shares: 361n, collateral: 45n })
    expect(market).toMatchObject({
      total_supply_assets: 90n,
      total_supply_shares: 910n,
      total_borrow_assets: 36n,
      total_borrow_shares: 361n,
      is_used: true,
      last_update: 1_000,
    })
  })

  test('behavior: a repayment of one more than everything owed stops at zero', () => {
    const { market } = fold([
      created,
      { eventName: 'Borrow', args: { id, caller, onBehalf, receiver, assets: 40n, shares: 400n } },
      { eventName: 'Repay', args: { id, caller, onBehalf, assets: 41n, shares: 400n } },
    ])
    expect(market).toMatchObject({ total_borrow_assets: 0n, total_borrow_shares: 0n })
  })

  test('behavior: bad debt is taken from the suppliers', () => {
    const liquidated = {
      repaidAssets: 30n,
      repaidShares: 300n,
      seizedAssets: 50n,
      badDebtAssets: 10n,
      badDebtShares: 100n,
    }
    const { market, position } = fold([
      created,
      { eventName: 'Supply', args: { id, caller, onBehalf: caller, assets: 100n, shares: 1_000n } },
      { eventName: 'SupplyCollateral', args: { id, caller, onBehalf, assets: 50n } },
      { eventName: 'Borrow', args: { id, caller, onBehalf, receiver, assets: 40n, shares: 400n } },
      { eventName: 'Liquidate', args: { id, caller, borrower: owner, ...liquidated } },
    ])
    expect(position).toMatchObject({ borrow_shares: 0n, collateral: 0n })
    expect(market).toMatchObject({
      total_supply_assets: 90n,
      total_borrow_assets: 0n,
      total_borrow_shares: 0n,
      is_used: true,
    })
  })

  test('behavior: interest accrues to the block, fees as shares of the recipient of the day', () => {
    const accrual = { id, prevBorrowRate: 1n, interest: 8n }
    const { market, fees, rows } = fold([
      created,
      { eventName: 'SetFeeRecipient', args: { newFeeRecipient: treasury } },
      { eventName: 'SetFee', args: { id, newFee: 10n ** 17n } },
      { eventName: 'AccrueInterest', args: { ...accrual, feeShares: 3n } },
      { eventName: 'SetFeeRecipient', args: { newFeeRecipient: owner } },
      { eventName: 'AccrueInterest', args: { ...accrual, feeShares: 0n } },
    ])
    expect(market).toMatchObject({
      total_supply_assets: 16n,
      total_borrow_assets: 16n,
      total_supply_shares: 3n,
      fee: 10n ** 17n,
      last_update: 1_005,
    })
    expect(fees).toMatchObject({ supply_shares: 3n })
    expect(feeRecipientOf(rows, root)).toBe(owner)
  })

  test('behavior: an account that will be given fees exists before it has any', () => {
    const recipient: MorphoEvent = {
      eventName: 'SetFeeRecipient',
      args: { newFeeRecipient: treasury },
    }
    const fee: MorphoEvent = { eventName: 'SetFee', args: { id, newFee: 1n } }
    expect(fold([created, recipient]).fees).toBeUndefined()
    expect(fold([created, recipient, fee]).fees).toMatchObject({ supply_shares: 0n })
    expect(fold([created, fee, recipient]).fees).toMatchObject({ supply_shares: 0n })
    expect(feeRecipientOf(fold([created]).rows, root)).toBe(zeroAddress)
  })

  test('behavior: the owner of the contract is kept', () => {
    const { rows } = fold([{ eventName: 'SetOwner', args: { newOwner: treasury } }])
    expect(rows.get('singleton', { root })).toEqual({
      root,
      owner: treasury,
      fee_recipient: zeroAddress,
    })
  })

  test('error: UnknownMarketError', () => {
    const event: MorphoEvent = { eventName: 'SetFee', args: { id, newFee: 1n } }
    expect(() => fold([event])).toThrow(UnknownMarketError)
  })
})

function symbolOf(address: typeof owner): Hex {
  const abi = [
    {
      type: 'function',
      name: 'symbol',
      inputs: [],
      outputs: [{ type: 'string' }],
      stateMutability: 'view',
    },
  ] as const
  return toQuery({ address, abi, functionName: 'symbol' }).view.data
}

function toLog(topics: readonly Hex[], data: Hex): ChainLog {
  return { address: root, topics, data, blockNumber: 1, blockHash: id, logIndex: 0 }
}

function toText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
