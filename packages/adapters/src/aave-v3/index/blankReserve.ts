import { RAY } from '@crossmargin/core'
import type { AaveRow } from '../aaveTables.ts'

/** A reserve as the pool initialises it: active, nothing allowed yet, indexes at one. */
export const blankReserve: Omit<
  AaveRow<'reserve'>,
  'asset' | 'reserve_id' | 'symbol' | 'decimals' | 'a_token' | 'debt_token'
> = {
  is_listed: true,
  ltv_bps: 0,
  liquidation_threshold_bps: 0,
  liquidation_bonus_bps: 0,
  protocol_fee_bps: 0,
  reserve_factor_bps: 0,
  is_active: true,
  is_frozen: false,
  is_paused: false,
  is_borrowable: false,
  is_siloed: false,
  is_borrowable_in_isolation: false,
  grace_until_seconds: 0,
  supply_cap: 0n,
  borrow_cap: 0n,
  debt_ceiling: 0n,
  isolation_debt: 0n,
  liquidity_index_ray: RAY,
  debt_index_ray: RAY,
  liquidity_rate_ray: 0n,
  debt_rate_ray: 0n,
  updated_seconds: 0,
  scaled_supply: 0n,
  scaled_debt: 0n,
  stable_principal_raw: 0n,
  stable_rate_ray: 0n,
  stable_updated_seconds: 0,
  treasury_scaled: 0n,
  deficit_raw: 0n,
}
