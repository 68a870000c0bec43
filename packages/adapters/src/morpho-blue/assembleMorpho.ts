import {
  type AccountReading,
  assertInvariant,
  type BlockRef,
  type MarginAccountKey,
  type RowReader,
} from '@crossmargin/core'
import { zeroAddress } from 'viem'
import { type AccruedInterest, accrueInterest } from './accrueInterest.ts'
import { feeRecipientOf } from './applyMorphoEvent.ts'
import { type MorphoState, toReading } from './morphoState.ts'
import { type MarketRow, type MorphoTables, toMarketTerms } from './morphoTables.ts'

/** Rows to waist: one owner in one market, interest accrued to the block by the observed rate. */
export function assembleMorpho(
  rows: RowReader<MorphoTables>,
  { key, at }: { readonly key: MarginAccountKey; readonly at: BlockRef },
): AccountReading<MorphoState> {
  const { owner, sub: market_id = '0x' } = key
  const row = rows.get('market', { market_id })
  assertInvariant(row !== undefined, `Morpho market ${market_id} exists at the block`)
  const position = rows.get('position', { owner, market_id })
  const { market, feeShares } = accruedMarket(rows, { row, at })
  const isFeeRecipient = feeRecipientOf(rows, key.root) === owner
  const state = {
    ...toMarketTerms(row, at.chainId),
    market,
    position: {
      supplyShares: (position?.supply_shares ?? 0n) + (isFeeRecipient ? feeShares : 0n),
      borrowShares: position?.borrow_shares ?? 0n,
      collateral: position?.collateral ?? 0n,
    },
  }
  const oraclePriceRaw = rows.get('observed', { market_id })?.oracle_price ?? undefined
  return toReading(state, { key, at, oraclePriceRaw })
}

/** A market accrued from its row to a block. */
export function accruedMarket(
  rows: RowReader<MorphoTables>,
  { row, at }: { readonly row: MarketRow; readonly at: BlockRef },
): AccruedInterest {
  const observed = rows.get('observed', { market_id: row.market_id })
  // Without a model no interest accrues. Nor does it where nothing is borrowed, whatever the model
  // would say; a market that nobody has a position in is not asked about.
  const isFree =
    row.irm === zeroAddress || (observed === undefined && row.total_borrow_assets === 0n)
  return accrueInterest(toMarketTerms(row, at.chainId).market, {
    atSeconds: at.timestampSeconds,
    borrowRatePerSecondWad: isFree ? 0n : (observed?.borrow_rate ?? undefined),
  })
}
