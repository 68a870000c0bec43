import type { Address } from '@crossmargin/core'
import type { View, ViewResults } from '../kit/view.ts'
import type { AaveCategory } from './aaveState.ts'
import { answerTo, toView } from './aaveViews.ts'
import { reserveQuestion } from './index/observeAave.ts'
import { categoryOfWord } from './reserveConfiguration.ts'

/** A category without its bitmaps. */
export type CategoryTerms = Pick<
  AaveCategory,
  'id' | 'ltvBps' | 'liquidationThresholdBps' | 'liquidationBonusBps'
>

/** A category id is a uint8 and 0 means none; nothing on chain lists those in use. */
const ids = Array.from({ length: 255 }, (_, index) => index + 1)

/** The terms of every category; before 3.2 the pool has no such view. */
export function categoryTermViews(pool: Address): readonly View[] {
  return ids.map((id) => toView(termsQuestion(pool, id)))
}

/** Reads the categories that have a threshold. None where the pool has no such view. */
export function readCategoryTerms(results: ViewResults, pool: Address): readonly CategoryTerms[] {
  return ids.flatMap((id) => toTerms(id, answerTo(results, termsQuestion(pool, id))))
}

/** What a category has besides its terms. */
export function categoryViews(
  pool: Address,
  categories: readonly CategoryTerms[],
): readonly View[] {
  return categories.flatMap(({ id }) => [
    toView({ to: pool, name: 'getEModeCategoryLabel', args: [id] }),
    toView({ to: pool, name: 'getEModeCategoryCollateralBitmap', args: [id] }),
    toView({ to: pool, name: 'getEModeCategoryBorrowableBitmap', args: [id] }),
    toView({ to: pool, name: 'getEModeCategoryLtvzeroBitmap', args: [id] }),
    toView({ to: pool, name: 'getIsEModeCategoryIsolated', args: [id] }),
  ])
}

/** Reads what {@link categoryViews} answered. */
export function readCategories(
  answers: ViewResults,
  parameters: { readonly pool: Address; readonly categories: readonly CategoryTerms[] },
): readonly AaveCategory[] {
  const { pool: to, categories } = parameters
  return categories.map((terms): AaveCategory => {
    const args = [terms.id] as const
    const bitmap = (name: BitmapName): bigint => answerTo(answers, { to, name, args }) ?? 0n
    return {
      ...terms,
      label: answerTo(answers, { to, name: 'getEModeCategoryLabel', args }) ?? '',
      // Older revisions have fewer bitmaps: a bit that cannot be set is not set.
      collateralBitmap: bitmap('getEModeCategoryCollateralBitmap'),
      borrowableBitmap: bitmap('getEModeCategoryBorrowableBitmap'),
      ltvZeroBitmap: bitmap('getEModeCategoryLtvzeroBitmap'),
      isIsolated: answerTo(answers, { to, name: 'getIsEModeCategoryIsolated', args }) ?? false,
      hasOwnPrice: false,
    }
  })
}

/** Every category as it was before 3.2, in one struct each. */
export function oldCategoryViews(pool: Address): readonly View[] {
  return ids.map((id) => toView({ to: pool, name: 'getEModeCategoryData', args: [id] }))
}

/** Reads what {@link oldCategoryViews} answered; an asset's word names the one category it is in. */
export function readOldCategories(
  answers: ViewResults,
  { pool, assets }: { readonly pool: Address; readonly assets: readonly Address[] },
): readonly AaveCategory[] {
  const bitmaps = new Map<number, bigint>()
  for (const asset of assets) {
    const data = answerTo(answers, reserveQuestion(pool, asset))
    if (data === undefined) continue
    const id = categoryOfWord(data.configuration.data)
    bitmaps.set(id, (bitmaps.get(id) ?? 0n) | (1n << BigInt(data.id)))
  }
  return ids.flatMap((id): readonly AaveCategory[] => {
    const data = answerTo(answers, { to: pool, name: 'getEModeCategoryData', args: [id] })
    return toTerms(id, data).map((terms) => ({
      ...terms,
      label: data?.label ?? '',
      collateralBitmap: bitmaps.get(id) ?? 0n,
      borrowableBitmap: bitmaps.get(id) ?? 0n,
      ltvZeroBitmap: 0n,
      isIsolated: false,
      hasOwnPrice: !/^0x0+$/.test(data?.priceSource ?? '0x0'),
    }))
  })
}

type BitmapName =
  | 'getEModeCategoryCollateralBitmap'
  | 'getEModeCategoryBorrowableBitmap'
  | 'getEModeCategoryLtvzeroBitmap'

function termsQuestion(to: Address, id: number) {
  return { to, name: 'getEModeCategoryCollateralConfig', args: [id] } as const
}

/** A category without a threshold is none. */
function toTerms(
  id: number,
  config:
    | {
        readonly ltv: number
        readonly liquidationThreshold: number
        readonly liquidationBonus: number
      }
    | undefined,
): readonly CategoryTerms[] {
  if (config === undefined || config.liquidationThreshold === 0) return []
  return [
    {
      id,
      ltvBps: BigInt(config.ltv),
      liquidationThresholdBps: BigInt(config.liquidationThreshold),
      liquidationBonusBps: BigInt(config.liquidationBonus),
    },
  ]
}
