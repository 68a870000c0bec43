import {
  type AccountReading,
  assertInvariant,
  type BlockRef,
  type MarginAccountKey,
  type RowReader,
} from '@crossmargin/core'
import { zeroAddress } from 'viem'
import type { Deployment } from '../kit/deployment.ts'
import { type AccruedInterest, accrueInterest } from './accrueInterest.ts'
import { feeRecipientOf } from './applyMorphoEvent.ts'
import { type MorphoState, toReading } from './morphoState.ts'
import type { MarketRow, MorphoTables } from './morphoTables.ts'
import { toAssetRef } from './tokenFacts.ts'

/** Rows to waist: one owner in one market, interest accrued to the block by the observed rate. */
export function assembleMorpho(
  rows: RowReader<MorphoTables>,
  parameters: {
    readonly deployment: Deployment
    readonly key: MarginAccountKey
    readonly at: BlockRef
  },
): AccountReading<MorphoState> {
  const { deployment, key, at } = parameters
  const { owner, sub: marketId } = key
  assertInvariant(marketId !== undefined, 'a Morpho account names its market')
  const market = rows.get('market', { market_id: marketId })
  assertInvariant(market !== undefined, `Morpho market ${marketId} exists at the block`)
  const position = rows.get('position', { owner, market_id: marketId })
  const { totals, feeShares } = accruedTotals(rows, { market, at })
  const isFeeRecipient = feeRecipientOf(rows, deployment.root) === owner
  const state = {
    ...toMarketTerms(market, at.chainId),
    totals,
    supplyShares: (position?.supply_shares ?? 0n) + (isFeeRecipient ? feeShares : 0n),
    borrowShares: position?.borrow_shares ?? 0n,
    collateralRaw: position?.collateral_raw ?? 0n,
  }
  const oraclePriceRaw =
    rows.get('observed', { market_id: marketId })?.oracle_price_raw ?? undefined
  return toReading(state, { deployment, owner, marketId, at, oraclePriceRaw })
}

/** A market's totals accrued from its row to a block. */
export function accruedTotals(
  rows: RowReader<MorphoTables>,
  { market, at }: { readonly market: MarketRow; readonly at: BlockRef },
): AccruedInterest {
  const observed = rows.get('observed', { market_id: market.market_id })
  const observedRateWad = observed?.borrow_rate_per_second_wad ?? undefined
  const totals = {
    supply: { assetsRaw: market.total_supply_assets_raw, shares: market.total_supply_shares },
    borrow: { assetsRaw: market.total_borrow_assets_raw, shares: market.total_borrow_shares },
    lastUpdateSeconds: market.last_update_seconds,
  }
  return accrueInterest(totals, {
    atSeconds: at.timestampSeconds,
    borrowRatePerSecondWad: market.irm === zeroAddress ? 0n : observedRateWad,
    feeWad: market.fee_wad,
  })
}

/** What a market's row says that time does not change. */
export function toMarketTerms(
  market: MarketRow,
  chainId: number,
): Pick<MorphoState, 'params' | 'loan' | 'collateral' | 'feeWad'> {
  return {
    params: {
      loanToken: market.loan_token,
      collateralToken: market.collateral_token,
      oracle: market.oracle,
      irm: market.irm,
      lltv: market.lltv_wad,
    },
    loan: toAssetRef({
      chainId,
      address: market.loan_token,
      facts: { symbol: market.loan_symbol, decimals: market.loan_decimals ?? 'unknown' },
    }),
    collateral: toAssetRef({
      chainId,
      address: market.collateral_token,
      facts: {
        symbol: market.collateral_symbol,
        decimals: market.collateral_decimals ?? 'unknown',
      },
    }),
    feeWad: market.fee_wad,
  }
}
