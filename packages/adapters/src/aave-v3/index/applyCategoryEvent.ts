import type { Address } from '@crossmargin/core'
import type { AaveRow, AaveRows, AaveWrite } from '../aaveTables.ts'
import type { AaveEvent } from './decodeAaveLog.ts'

type CategoryRow = AaveRow<'emode_category'>
type Bitmap = 'collateral_bitmap' | 'borrowable_bitmap' | 'ltv_zero_bitmap'

/** One asset's bit in some of a category's bitmaps. */
type Bit = {
  readonly id: number
  readonly asset: Address
  readonly bitmaps: readonly Bitmap[]
  readonly isSet: boolean
}

/** Folds an event about an eMode category: its parameters, or one asset's bit in a bitmap. */
export function applyCategoryEvent(event: AaveEvent, rows: AaveRows): readonly AaveWrite[] {
  const { eventName, args } = event
  const write = (id: number, change: Partial<CategoryRow>): readonly AaveWrite[] => [
    { table: 'emode_category', row: { ...categoryOf(rows, id), ...change } },
  ]
  const bit = (bitmap: Bitmap, isSet: boolean): readonly AaveWrite[] => {
    const { categoryId: id, asset } = args as { readonly categoryId: number; asset: Address }
    return withBit(rows, { id, asset, bitmaps: [bitmap], isSet })
  }
  switch (eventName) {
    case 'EModeCategoryAdded':
      return write(args.categoryId, {
        label: args.label,
        ltv_bps: Number(args.ltv),
        liquidation_threshold_bps: Number(args.liquidationThreshold),
        liquidation_bonus_bps: Number(args.liquidationBonus),
        has_own_price: !/^0x0+$/.test(args.oracle),
      })
    case 'EModeCategoryIsolationChanged':
      return write(args.categoryId, { is_isolated: args.isolated })
    case 'AssetCollateralInEModeChanged':
      return bit('collateral_bitmap', args.collateral)
    case 'AssetBorrowableInEModeChanged':
      return bit('borrowable_bitmap', args.borrowable)
    case 'AssetLtvzeroInEModeChanged':
      return bit('ltv_zero_bitmap', args.ltvzero)
    case 'EModeAssetCategoryChanged': {
      // Before 3.2 an asset names one category, which it is then in for both sides.
      const bitmaps = ['collateral_bitmap', 'borrowable_bitmap'] as const
      const common = { asset: args.asset, bitmaps }
      return [
        ...withBit(rows, { ...common, id: args.oldCategoryId, isSet: false }),
        ...withBit(rows, { ...common, id: args.newCategoryId, isSet: true }),
      ]
    }
    default:
      return []
  }
}

/** Takes a reserve that is dropped out of every category: before 3.2 its word says which it is in. */
export function withoutReserve(asset: Address, rows: AaveRows): readonly AaveWrite[] {
  const bitmaps = ['collateral_bitmap', 'borrowable_bitmap'] as const
  return rows
    .list('emode_category', {})
    .flatMap(({ category_id: id }) => withBit(rows, { id, asset, bitmaps, isSet: false }))
}

/** Category 0 means none and has no row. */
function withBit(rows: AaveRows, { id, asset, bitmaps, isSet }: Bit): readonly AaveWrite[] {
  const reserve = rows.get('reserve', { asset: asset.toLowerCase() as Address })
  if (reserve === undefined || id === 0) return []
  const category = categoryOf(rows, id)
  const bit = 1n << BigInt(reserve.reserve_id)
  const changed = bitmaps.map((bitmap) => {
    const others = category[bitmap] & ~bit
    return [bitmap, isSet ? others | bit : others] as const
  })
  return [{ table: 'emode_category', row: { ...category, ...Object.fromEntries(changed) } }]
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
    has_own_price: false,
  }
  return rows.get('emode_category', { category_id: id }) ?? blank
}
