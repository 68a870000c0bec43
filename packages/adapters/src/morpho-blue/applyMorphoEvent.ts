import type { Address, Hex, KeyOf, RowOf, RowReader, RowWrite } from '@crossmargin/core'
import { type DecodeEventLogReturnType, zeroAddress } from 'viem'
import type { ChainLog } from '../kit/chainLog.ts'
import { createEventDecoder } from '../kit/events/createEventDecoder.ts'
import { readAssetRef } from '../kit/tokenFacts.ts'
import type { ApplyContext } from '../kit/venueAdapter.ts'
import type { ViewResults } from '../kit/view.ts'
import { morphoEventsAbi } from './morphoAbi.ts'
import type { MorphoDelta } from './morphoState.ts'
import type { MorphoTables } from './morphoTables.ts'
import { UnknownMarketError } from './unknownMarketError.ts'

/** One event of the singleton, by the contract's own name and arguments. */
export type MorphoEvent = DecodeEventLogReturnType<typeof morphoEventsAbi>

type Rows = RowReader<MorphoTables>
type Write = RowWrite<MorphoTables>
type Context = ApplyContext<MorphoTables> & { readonly facts: ViewResults }
type MarketWrite = Extract<Write, { readonly table: 'market' }>
type EventOf<name> = Extract<MorphoEvent, { readonly eventName: name }>
type MovingEvent = Extract<
  MorphoEvent,
  { readonly args: { assets: bigint } | { seizedAssets: bigint } }
>

const decoder = createEventDecoder(morphoEventsAbi)

/** Reads a log. @returns `undefined` for a log that is not one of ours or does not decode. */
export function decodeMorphoLog(log: ChainLog): MorphoEvent | undefined {
  return decoder.decode(log) as MorphoEvent | undefined
}

/**
 * Folds one event into rows.
 *
 * The events carry every change of the contract's storage but one: a market without an interest rate
 * model moves its last update silently, which matters to nothing.
 *
 * @see Morpho of morpho-blue, each function up to its `emit`
 */
export function applyMorphoEvent(event: MorphoEvent, context: Context): readonly Write[] {
  const { rows } = context
  switch (event.eventName) {
    case 'CreateMarket':
      return [newMarket(event, context)]
    case 'AccrueInterest':
      return accrued(event, context)
    case 'SetFee':
      return feeSet(event, context)
    case 'SetFeeRecipient':
      return feeRecipientSet(lower(event.args.newFeeRecipient), context)
    case 'SetOwner':
      return [singletonWith(context, { owner: lower(event.args.newOwner) })]
    case 'Liquidate':
      return moved(rows, { id: event.args.id, owner: event.args.borrower, by: deltaOf(event) })
    default:
      return moved(rows, { id: event.args.id, owner: event.args.onBehalf, by: deltaOf(event) })
  }
}

/** Who is given the fees; the zero address until somebody is named. */
export function feeRecipientOf(rows: Rows, root: Address): Address {
  return rows.get('singleton', { root })?.fee_recipient ?? zeroAddress
}

function deltaOf(event: MovingEvent): MorphoDelta {
  switch (event.eventName) {
    case 'Supply':
      return { supplyAssets: event.args.assets, supplyShares: event.args.shares }
    case 'Withdraw':
      return { supplyAssets: -event.args.assets, supplyShares: -event.args.shares }
    case 'Borrow':
      return { borrowAssets: event.args.assets, borrowShares: event.args.shares }
    case 'Repay':
      return { borrowAssets: -event.args.assets, borrowShares: -event.args.shares }
    case 'SupplyCollateral':
      return { collateral: event.args.assets }
    case 'WithdrawCollateral':
      return { collateral: -event.args.assets }
    case 'Liquidate': {
      const { repaidAssets, repaidShares, seizedAssets, badDebtAssets, badDebtShares } = event.args
      return {
        supplyAssets: -badDebtAssets,
        borrowAssets: -repaidAssets - badDebtAssets,
        borrowShares: -repaidShares - badDebtShares,
        collateral: -seizedAssets,
      }
    }
  }
}

function moved(
  rows: Rows,
  { id, owner, by }: { readonly id: Hex; readonly owner: Address; readonly by: MorphoDelta },
): readonly Write[] {
  const { row } = marketMoved(rows, id, by)
  return [
    { table: 'market', row: { ...row, is_used: true } },
    positionMoved(rows, { owner, market_id: id }, by),
  ]
}

function accrued({ args }: EventOf<'AccrueInterest'>, context: Context): readonly Write[] {
  const { rows, block, deployment } = context
  const { id, interest, feeShares } = args
  const by = { supplyAssets: interest, borrowAssets: interest, supplyShares: feeShares }
  const { row } = marketMoved(rows, id, by)
  const owner = feeRecipientOf(rows, deployment.root)
  return [
    { table: 'market', row: { ...row, last_update: block.timestampSeconds } },
    ...(feeShares === 0n
      ? []
      : [positionMoved(rows, { owner, market_id: id }, { supplyShares: feeShares })]),
  ]
}

// A fee recipient's shares grow with time, before any log says so: its accounts exist from when they
// can grow.
function feeSet({ args }: EventOf<'SetFee'>, { rows, deployment }: Context): readonly Write[] {
  const key = { owner: feeRecipientOf(rows, deployment.root), market_id: args.id }
  const { row } = marketMoved(rows, args.id, {})
  return [
    { table: 'market', row: { ...row, fee: args.newFee, is_used: true } },
    positionMoved(rows, key, {}),
  ]
}

function feeRecipientSet(owner: Address, context: Context): readonly Write[] {
  const feeMarkets = context.rows.list('market', {}).filter(({ fee }) => fee > 0n)
  return [
    singletonWith(context, { fee_recipient: owner }),
    ...feeMarkets.map(({ market_id }) => positionMoved(context.rows, { owner, market_id }, {})),
  ]
}

function newMarket({ args }: EventOf<'CreateMarket'>, { block, facts }: Context): Write {
  const { loanToken, collateralToken, oracle, irm, lltv } = args.marketParams
  const { chainId } = block
  const loan = readAssetRef({ chainId, address: loanToken }, facts)
  const collateral = readAssetRef({ chainId, address: collateralToken }, facts)
  const row = {
    market_id: args.id,
    loan_token: lower(loanToken),
    collateral_token: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv,
    total_supply_assets: 0n,
    total_supply_shares: 0n,
    total_borrow_assets: 0n,
    total_borrow_shares: 0n,
    is_used: false,
    last_update: block.timestampSeconds,
    fee: 0n,
    loan_symbol: loan.symbol,
    loan_decimals: loan.decimals === 'unknown' ? null : loan.decimals,
    collateral_symbol: collateral.symbol,
    collateral_decimals: collateral.decimals === 'unknown' ? null : collateral.decimals,
  }
  return { table: 'market', row }
}

function marketMoved(rows: Rows, id: Hex, by: MorphoDelta): MarketWrite {
  const row = rows.get('market', { market_id: id })
  if (row === undefined) throw new UnknownMarketError({ marketId: id })
  const borrowed = row.total_borrow_assets + (by.borrowAssets ?? 0n)
  return {
    table: 'market',
    row: {
      ...row,
      total_supply_assets: row.total_supply_assets + (by.supplyAssets ?? 0n),
      total_supply_shares: row.total_supply_shares + (by.supplyShares ?? 0n),
      // Rounded up, a repayment can be one more than everything owed; the contract stops at zero.
      total_borrow_assets: borrowed > 0n ? borrowed : 0n,
      total_borrow_shares: row.total_borrow_shares + (by.borrowShares ?? 0n),
    },
  }
}

function positionMoved(rows: Rows, key: KeyOf<MorphoTables['position']>, by: MorphoDelta): Write {
  const { market_id, owner } = { ...key, owner: lower(key.owner) }
  const row = rows.get('position', { owner, market_id })
  return {
    table: 'position',
    row: {
      owner,
      market_id,
      supply_shares: (row?.supply_shares ?? 0n) + (by.supplyShares ?? 0n),
      borrow_shares: (row?.borrow_shares ?? 0n) + (by.borrowShares ?? 0n),
      collateral: (row?.collateral ?? 0n) + (by.collateral ?? 0n),
    },
  }
}

function singletonWith(
  { rows, deployment: { root } }: Context,
  columns: Partial<RowOf<MorphoTables['singleton']>>,
): Write {
  const none = { root, fee_recipient: zeroAddress, owner: zeroAddress }
  const row = { ...(rows.get('singleton', { root }) ?? none), ...columns }
  return { table: 'singleton', row }
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
