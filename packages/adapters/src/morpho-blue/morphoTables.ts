import type { Address, AssetRef, RowOf } from '@crossmargin/core'
import { toAssetId } from '@crossmargin/core'
import type { Market } from './accrueInterest.ts'
import type { MarketParams } from './morphoState.ts'

/**
 * What the indexer keeps of one Morpho singleton, in the contract's own words and scales.
 *
 * `market` holds the totals as the contract stores them, at the last accrual; `observed` holds what
 * no log says. `null` is an answer that could not be had: unknown, never zero.
 */
export const morphoTables = {
  market: {
    key: { market_id: 'bytes32' },
    columns: {
      loan_token: 'address',
      collateral_token: 'address',
      oracle: 'address',
      irm: 'address',
      lltv: 'uint256',
      total_supply_assets: 'uint256',
      total_supply_shares: 'uint256',
      total_borrow_assets: 'uint256',
      total_borrow_shares: 'uint256',
      // Whether it ever held an account: from then on its oracle and rate are asked about.
      is_used: 'boolean',
      last_update: 'integer',
      fee: 'uint256',
      loan_symbol: 'text',
      loan_decimals: 'integer?',
      collateral_symbol: 'text',
      collateral_decimals: 'integer?',
    },
  },
  position: {
    key: { owner: 'address', market_id: 'bytes32' },
    columns: { supply_shares: 'uint256', borrow_shares: 'uint256', collateral: 'uint256' },
  },
  singleton: {
    key: { root: 'address' },
    columns: { fee_recipient: 'address', owner: 'address' },
  },
  observed: {
    key: { market_id: 'bytes32' },
    columns: { oracle_price: 'uint256?', borrow_rate: 'uint256?' },
  },
} as const

/** The tables' shape as a type. */
export type MorphoTables = typeof morphoTables

/** A market's row. */
export type MarketRow = RowOf<MorphoTables['market']>

/** A market's row in the contract's structs, with its two tokens. */
export type MarketTerms = {
  readonly params: MarketParams
  readonly market: Market
  readonly loan: AssetRef
  readonly collateral: AssetRef
}

/** Reads a market's row; its totals are those of the last accrual. */
export function toMarketTerms(row: MarketRow, chainId: number): MarketTerms {
  const toAsset = (address: Address, symbol: string, decimals: number | null): AssetRef => ({
    id: toAssetId({ chainId, address }),
    symbol,
    decimals: decimals ?? 'unknown',
  })
  return {
    params: {
      loanToken: row.loan_token,
      collateralToken: row.collateral_token,
      oracle: row.oracle,
      irm: row.irm,
      lltv: row.lltv,
    },
    market: {
      totalSupplyAssets: row.total_supply_assets,
      totalSupplyShares: row.total_supply_shares,
      totalBorrowAssets: row.total_borrow_assets,
      totalBorrowShares: row.total_borrow_shares,
      lastUpdate: BigInt(row.last_update),
      fee: row.fee,
    },
    loan: toAsset(row.loan_token, row.loan_symbol, row.loan_decimals),
    collateral: toAsset(row.collateral_token, row.collateral_symbol, row.collateral_decimals),
  }
}
