import type { RowOf } from '@crossmargin/core'

/**
 * What the indexer keeps of one Comet, in the contract's own words and scales.
 *
 * `collateral` is folded from logs, to the wei. All the rest is observed: no log carries it. `null` is
 * an answer that could not be had: unknown, never zero.
 */
export const cometTables = {
  market: {
    key: { root: 'address' },
    columns: {
      // False where the Comet did not answer: then nothing else of the row means anything.
      is_known: 'boolean',
      // Whether prices are in US dollars, as the base feed describes itself; else in the base asset.
      is_usd: 'boolean',
      base_token: 'address',
      base_feed: 'address',
      base_scale: 'uint256',
      base_price: 'uint256?',
      borrow_min: 'uint256',
      cash: 'uint256?',
      asset_count: 'integer',
      supply_rate_base: 'uint256',
      supply_rate_low: 'uint256',
      supply_rate_kink: 'uint256',
      supply_rate_high: 'uint256',
      borrow_rate_base: 'uint256',
      borrow_rate_low: 'uint256',
      borrow_rate_kink: 'uint256',
      borrow_rate_high: 'uint256',
      // As stored at the last accrual.
      supply_index: 'uint256',
      borrow_index: 'uint256',
      total_supply: 'uint256',
      total_borrow: 'uint256',
      accrued_at: 'integer',
      pause_flags: 'integer',
    },
  },
  asset: {
    key: { place: 'integer' },
    columns: {
      token: 'address',
      feed: 'address',
      scale: 'uint256',
      borrow_factor: 'uint256',
      liquidate_factor: 'uint256',
      liquidation_factor: 'uint256',
      supply_cap: 'uint256',
      total: 'uint256?',
      price: 'uint256?',
    },
  },
  token: { key: { token: 'address' }, columns: { symbol: 'text' } },
  account: {
    key: { owner: 'address' },
    columns: {
      is_known: 'boolean',
      principal: 'int256',
      has_collateral: 'boolean',
      // The last block with a log about it: makes every log a new row, so that it is asked again.
      touched_at: 'integer',
    },
  },
  collateral: { key: { owner: 'address', token: 'address' }, columns: { balance: 'uint256' } },
} as const

/** The tables' shape as a type. */
export type CometTables = typeof cometTables

/** The one row about the Comet itself. */
export type MarketRow = RowOf<CometTables['market']>

/** A collateral asset's row. */
export type AssetRow = RowOf<CometTables['asset']>

/** An account's row. */
export type AccountRow = RowOf<CometTables['account']>
