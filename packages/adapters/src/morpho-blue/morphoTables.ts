import type { RowOf } from '@crossmargin/core'

/**
 * What the indexer keeps of one Morpho singleton.
 *
 * `market` holds the totals as the contract stores them, at the last accrual; `observed` holds what
 * no log says. `null` is an answer that could not be had, or does not fit: unknown, never zero.
 */
export const morphoTables = {
  market: {
    key: { market_id: 'bytes32' },
    columns: {
      loan_token: 'address',
      collateral_token: 'address',
      oracle: 'address',
      irm: 'address',
      lltv_wad: 'uint256',
      total_supply_assets_raw: 'uint256',
      total_supply_shares: 'uint256',
      total_borrow_assets_raw: 'uint256',
      total_borrow_shares: 'uint256',
      // The contract keeps no such total; it tells whether anybody has a position in the market.
      total_collateral_raw: 'uint256',
      last_update_seconds: 'integer',
      fee_wad: 'uint256',
      loan_symbol: 'text',
      loan_decimals: 'integer?',
      collateral_symbol: 'text',
      collateral_decimals: 'integer?',
    },
  },
  position: {
    key: { owner: 'address', market_id: 'bytes32' },
    columns: { supply_shares: 'uint256', borrow_shares: 'uint256', collateral_raw: 'uint256' },
  },
  singleton: {
    key: { root: 'address' },
    columns: { fee_recipient: 'address', owner: 'address' },
  },
  observed: {
    key: { market_id: 'bytes32' },
    columns: { oracle_price_raw: 'uint256?', borrow_rate_per_second_wad: 'uint256?' },
  },
} as const

/** The tables' shape as a type. */
export type MorphoTables = typeof morphoTables

/** A market's row. */
export type MarketRow = RowOf<MorphoTables['market']>

/** A position's row. */
export type PositionRow = RowOf<MorphoTables['position']>
