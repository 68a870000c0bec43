import {
  type Address,
  assertInvariant,
  type Hex,
  type RowReader,
  type RowWrite,
} from '@crossmargin/core'
import { zeroAddress } from 'viem'
import type { ApplyContext } from '../kit/venueAdapter.ts'
import type { ViewResults } from '../kit/view.ts'
import type { MorphoEvent } from './decodeMorphoLog.ts'
import type { MarketRow, MorphoTables, PositionRow } from './morphoTables.ts'
import { readTokenFacts } from './tokenFacts.ts'
import { subtractToZero } from './uint128.ts'

type Rows = RowReader<MorphoTables>
type Writes = readonly RowWrite<MorphoTables>[]
type Context = ApplyContext<MorphoTables> & { readonly facts: ViewResults }

/** By how much an event moves a market's totals and one position. */
type Moved = {
  readonly id: Hex
  readonly onBehalf: Address
  readonly supplyAssets?: bigint
  readonly supplyShares?: bigint
  readonly borrowAssets?: bigint
  readonly borrowShares?: bigint
  readonly collateral?: bigint
}

/**
 * Folds one event into rows.
 *
 * The events carry every change of the contract's storage but one: a market without an interest rate
 * model moves its last update silently, which matters to nothing.
 *
 * @see Morpho of morpho-blue, each function up to its `emit`
 */
export function applyMorphoEvent(event: MorphoEvent, context: Context): Writes {
  const { rows } = context
  switch (event.eventName) {
    case 'CreateMarket':
      return [{ table: 'market', row: newMarket(event.args, context) }]
    case 'Supply': {
      const { id, onBehalf, assets, shares } = event.args
      return move(rows, { id, onBehalf, supplyAssets: assets, supplyShares: shares })
    }
    case 'Withdraw': {
      const { id, onBehalf, assets, shares } = event.args
      return move(rows, { id, onBehalf, supplyAssets: -assets, supplyShares: -shares })
    }
    case 'Borrow': {
      const { id, onBehalf, assets, shares } = event.args
      return move(rows, { id, onBehalf, borrowAssets: assets, borrowShares: shares })
    }
    case 'Repay': {
      const { id, onBehalf, assets, shares } = event.args
      const borrowAssets = -repaidAssets(rows, { id, assets })
      return move(rows, { id, onBehalf, borrowAssets, borrowShares: -shares })
    }
    case 'SupplyCollateral': {
      const { id, onBehalf, assets } = event.args
      return move(rows, { id, onBehalf, collateral: assets })
    }
    case 'WithdrawCollateral': {
      const { id, onBehalf, assets } = event.args
      return move(rows, { id, onBehalf, collateral: -assets })
    }
    case 'Liquidate':
      return liquidated(rows, event.args)
    case 'AccrueInterest':
      return accrued(event.args, context)
    case 'SetFee':
      return feeSet(event.args, context)
    case 'SetFeeRecipient':
      return feeRecipientSet(lower(event.args.newFeeRecipient), context)
    case 'SetOwner':
      return [
        { table: 'singleton', row: { ...singletonOf(context), owner: lower(event.args.newOwner) } },
      ]
  }
}

/** Who is given the fees; the zero address until somebody is named. */
export function feeRecipientOf(rows: Rows, root: Address): Address {
  return rows.get('singleton', { root })?.fee_recipient ?? zeroAddress
}

type ArgsOf<name extends MorphoEvent['eventName']> = Extract<
  MorphoEvent,
  { readonly eventName: name }
>['args']

function newMarket(event: ArgsOf<'CreateMarket'>, { block, facts }: Context): MarketRow {
  const { loanToken, collateralToken, oracle, irm, lltv } = event.marketParams
  const loan = readTokenFacts(loanToken, facts)
  const collateral = readTokenFacts(collateralToken, facts)
  return {
    market_id: event.id,
    loan_token: lower(loanToken),
    collateral_token: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv_wad: lltv,
    total_supply_assets_raw: 0n,
    total_supply_shares: 0n,
    total_borrow_assets_raw: 0n,
    total_borrow_shares: 0n,
    total_collateral_raw: 0n,
    last_update_seconds: block.timestampSeconds,
    fee_wad: 0n,
    loan_symbol: loan.symbol,
    loan_decimals: loan.decimals === 'unknown' ? null : loan.decimals,
    collateral_symbol: collateral.symbol,
    collateral_decimals: collateral.decimals === 'unknown' ? null : collateral.decimals,
  }
}

function liquidated(rows: Rows, event: ArgsOf<'Liquidate'>): Writes {
  const { id, borrower, badDebtAssets } = event
  const repaid = repaidAssets(rows, { id, assets: event.repaidAssets })
  return move(rows, {
    id,
    onBehalf: borrower,
    supplyAssets: -badDebtAssets,
    borrowAssets: -repaid - badDebtAssets,
    borrowShares: -event.repaidShares - event.badDebtShares,
    collateral: -event.seizedAssets,
  })
}

function accrued(event: ArgsOf<'AccrueInterest'>, { rows, block, deployment }: Context): Writes {
  const market = marketOf(rows, event.id)
  const row = {
    ...market,
    total_supply_assets_raw: market.total_supply_assets_raw + event.interest,
    total_borrow_assets_raw: market.total_borrow_assets_raw + event.interest,
    total_supply_shares: market.total_supply_shares + event.feeShares,
    last_update_seconds: block.timestampSeconds,
  }
  if (event.feeShares === 0n) return [{ table: 'market', row }]
  const owner = feeRecipientOf(rows, deployment.root)
  const position = positionOf(rows, { owner, market_id: event.id })
  const supply_shares = position.supply_shares + event.feeShares
  return [
    { table: 'market', row },
    { table: 'position', row: { ...position, supply_shares } },
  ]
}

function feeSet({ id, newFee }: ArgsOf<'SetFee'>, { rows, deployment }: Context): Writes {
  const owner = feeRecipientOf(rows, deployment.root)
  return [
    { table: 'market', row: { ...marketOf(rows, id), fee_wad: newFee } },
    ...openPosition(rows, { owner, market_id: id }),
  ]
}

function feeRecipientSet(recipient: Address, context: Context): Writes {
  const { rows } = context
  const feeMarkets = rows.list('market', {}).filter((market) => market.fee_wad > 0n)
  return [
    { table: 'singleton', row: { ...singletonOf(context), fee_recipient: recipient } },
    ...feeMarkets.flatMap(({ market_id }) => openPosition(rows, { owner: recipient, market_id })),
  ]
}

// A fee recipient's shares grow with time, before any log: its account exists once it can grow.
function openPosition(rows: Rows, key: Pick<PositionRow, 'owner' | 'market_id'>): Writes {
  if (rows.get('position', key) !== undefined) return []
  return [{ table: 'position', row: positionOf(rows, key) }]
}

function move(rows: Rows, moved: Moved): Writes {
  const market = marketOf(rows, moved.id)
  const position = positionOf(rows, { owner: lower(moved.onBehalf), market_id: moved.id })
  const { supplyAssets = 0n, supplyShares = 0n, borrowAssets = 0n, borrowShares = 0n } = moved
  const { collateral = 0n } = moved
  return [
    {
      table: 'market',
      row: {
        ...market,
        total_supply_assets_raw: add(market.total_supply_assets_raw, supplyAssets),
        total_supply_shares: add(market.total_supply_shares, supplyShares),
        total_borrow_assets_raw: add(market.total_borrow_assets_raw, borrowAssets),
        total_borrow_shares: add(market.total_borrow_shares, borrowShares),
        total_collateral_raw: add(market.total_collateral_raw, collateral),
      },
    },
    {
      table: 'position',
      row: {
        ...position,
        supply_shares: add(position.supply_shares, supplyShares),
        borrow_shares: add(position.borrow_shares, borrowShares),
        collateral_raw: add(position.collateral_raw, collateral),
      },
    },
  ]
}

// Rounded up, a repayment can be one more than everything owed; the contract stops at zero.
function repaidAssets(rows: Rows, repaid: { readonly id: Hex; readonly assets: bigint }): bigint {
  const owed = marketOf(rows, repaid.id).total_borrow_assets_raw
  return owed - subtractToZero(owed, repaid.assets)
}

function marketOf(rows: Rows, marketId: Hex): MarketRow {
  const row = rows.get('market', { market_id: marketId })
  assertInvariant(row !== undefined, `Morpho market ${marketId} is created before it is used`)
  return row
}

function positionOf(rows: Rows, key: Pick<PositionRow, 'owner' | 'market_id'>): PositionRow {
  const none = { ...key, supply_shares: 0n, borrow_shares: 0n, collateral_raw: 0n }
  return rows.get('position', key) ?? none
}

function singletonOf({ rows, deployment: { root } }: Context) {
  return rows.get('singleton', { root }) ?? { root, fee_recipient: zeroAddress, owner: zeroAddress }
}

function add(to: bigint, added: bigint): bigint {
  const sum = to + added
  assertInvariant(sum >= 0n, 'Morpho never takes more than there is')
  return sum
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
