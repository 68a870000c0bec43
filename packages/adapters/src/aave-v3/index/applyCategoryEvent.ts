import type { Address } from '@crossmargin/core'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import type { AaveEvent } from './decodeAaveLog.ts'

type CategoryRow = AaveRow<'emode_category'>
type Bitmap = 'collateral_bitmap' | 'borrowable_bitmap' | 'ltv_zero_bitmap'

/** Folds an event about an eMode category: its parameters, or one asset's bit in a bitmap. */
export function applyCategoryEvent(event: AaveEvent, rows: AaveRows): readonly AaveWrite[] {
  const { eventName, args } = event
  const write = (id: number, change: Partial<CategoryRow>): readonly AaveWrite[] => [
    { table: 'emode_category', row: { ...categoryOf(rows, id), ...change } },
  ]
  const setBit = (bitmap: Bitmap, asset: Address, isSet: boolean): readonly AaveWrite[] => {
    const { categoryId } = args as { readonly categoryId: number }
    const reserve = rows.get('reserve', { asset: asset.toLowerCase() as Address })
    if (reserve === undefined) return []
    const bit = 1n << BigInt(reserve.reserve_id)
    const others = categoryOf(rows, categoryId)[bitmap] & ~bit
    return write(categoryId, { [bitmap]: isSet ? others | bit : others })
  }
  switch (eventName) {
    case 'EModeCategoryAdded':
      return write(args.categoryId, {
        label: args.label,
        ltv_bps: Number(args.ltv),
        liquidation_threshold_bps: Number(args.liquidationThreshold),
        liquidation_bonus_bps: Number(args.liquidationBonus),
      })
    case 'EModeCategoryIsolationChanged':
      return write(args.categoryId, { is_isolated: args.isolated })
    case 'AssetCollateralInEModeChanged':
      return setBit('collateral_bitmap', args.asset, args.collateral)
    case 'AssetBorrowableInEModeChanged':
      return setBit('borrowable_bitmap', args.asset, args.borrowable)
    case 'AssetLtvzeroInEModeChanged':
      return setBit('ltv_zero_bitmap', args.asset, args.ltvzero)
    default:
      return []
  }
}

function categoryOf(rows: AaveRows, id: number): CategoryRow {
  const blank = {
    category_id: id,
    label: '',
    ltv_bps: 0,
    liquidation_threshold_bps: 0,
    liquidation_bonus_bps: 0,
    collateral_bitmap: 0n,
    borrowable_bitmap: 0n,
    ltv_zero_bitmap: 0n,
    is_isolated: false,
  }
  return rows.get('emode_category', { category_id: id }) ?? blank
}
