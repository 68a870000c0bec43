import type { RowOf, RowReader, RowWrite } from '@crossmargin/core'

/** What is kept of one Aave v3 deployment. Bps are integers; `_ray` is 1e27; `scaled` is ÷ index. */
export const aaveTables = {
  /** One row: which rules and which oracle hold. */
  pool: {
    key: { pool: 'address' },
    columns: {
      revision: 'integer?',
      oracle: 'address?',
      base_currency_unit: 'uint256?',
      sentinel: 'address?',
      is_borrow_allowed: 'boolean',
      is_liquidation_allowed: 'boolean',
      /** Whether balances were folded by the rules of a revision that is not known. */
      is_doubtful: 'boolean',
    },
  },
  reserve: {
    key: { asset: 'address' },
    columns: {
      reserve_id: 'integer',
      is_listed: 'boolean',
      symbol: 'text',
      decimals: 'integer?',
      a_token: 'address',
      debt_token: 'address',
      ltv_bps: 'integer',
      liquidation_threshold_bps: 'integer',
      liquidation_bonus_bps: 'integer',
      protocol_fee_bps: 'integer',
      reserve_factor_bps: 'integer',
      is_active: 'boolean',
      is_frozen: 'boolean',
      is_paused: 'boolean',
      is_borrowable: 'boolean',
      is_siloed: 'boolean',
      is_borrowable_in_isolation: 'boolean',
      grace_until_seconds: 'integer',
      /** Whole tokens; 0 is no cap. */
      supply_cap: 'uint256',
      borrow_cap: 'uint256',
      /** Base currency, two decimals; 0 is not isolated. */
      debt_ceiling: 'uint256',
      isolation_debt: 'uint256',
      liquidity_index_ray: 'uint256',
      debt_index_ray: 'uint256',
      liquidity_rate_ray: 'uint256',
      debt_rate_ray: 'uint256',
      updated_seconds: 'integer',
      scaled_supply: 'uint256',
      scaled_debt: 'uint256',
      /** Before 3.2: principal of all stable debts, their average rate, and since when it runs. */
      stable_principal_raw: 'uint256',
      stable_rate_ray: 'uint256',
      stable_updated_seconds: 'integer',
      /** Observed: accrues in no log. */
      treasury_scaled: 'uint256',
      deficit_raw: 'uint256',
    },
  },
  /** From a token to its reserve; the kind is `supply`, `variable-debt` or `stable-debt`. */
  token: { key: { token: 'address' }, columns: { asset: 'address', kind: 'text' } },
  emode_category: {
    key: { category_id: 'integer' },
    columns: {
      label: 'text',
      ltv_bps: 'integer',
      liquidation_threshold_bps: 'integer',
      liquidation_bonus_bps: 'integer',
      collateral_bitmap: 'uint256',
      borrowable_bitmap: 'uint256',
      ltv_zero_bitmap: 'uint256',
      is_isolated: 'boolean',
      has_own_price: 'boolean',
    },
  },
  account: { key: { owner: 'address' }, columns: { category_id: 'integer' } },
  position: {
    key: { owner: 'address', asset: 'address' },
    columns: {
      scaled_supply: 'uint256',
      scaled_debt: 'uint256',
      is_collateral: 'boolean',
      /** Before 3.2: what is owed at a rate of the account's own, that rate, and since when. */
      stable_principal_raw: 'uint256',
      stable_rate_ray: 'uint256',
      stable_updated_seconds: 'integer',
    },
  },
  /** Observed at every checked block; null where the oracle did not answer with a price. */
  price: { key: { asset: 'address' }, columns: { price_raw: 'uint256?' } },
} as const

/** The tables' type. */
export type AaveTables = typeof aaveTables
/** The rows of a deployment. */
export type AaveRows = RowReader<AaveTables>
/** A row to be written. */
export type AaveWrite = RowWrite<AaveTables>
/** A row of one table. */
export type AaveRow<table extends keyof AaveTables> = RowOf<AaveTables[table]>
