import type { Address, BlockRef } from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import type { View, ViewResults } from '../kit/view.ts'
import type { AaveState } from './aaveState.ts'
import { answerTo, requiredAnswer, toView } from './aaveViews.ts'
import { priceQuestion, reserveQuestion } from './index/observeAave.ts'
import {
  type CategoryTerms,
  categoryTermViews,
  categoryViews,
  oldCategoryViews,
  readCategories,
  readCategoryTerms,
  readOldCategories,
} from './readCategories.ts'
import { readReserve } from './readReserve.ts'

/** What must be known before the reserves can be asked. */
export type AaveRoots = {
  readonly pool: Address
  readonly revision: number | null
  readonly oracle: Address | null
  readonly sentinel: Address | null
  readonly assets: readonly Address[]
  /** Before 3.2 none yet: they are asked in the second round. */
  readonly categories: readonly CategoryTerms[]
}

/** First round: the provider's pointers, the list of reserves, all categories. */
export function rootViews(deployment: Deployment): readonly View[] {
  const { provider, pool } = deployment.contracts as { provider: Address; pool: Address }
  return [
    toView({ to: provider, name: 'getPriceOracle' }),
    toView({ to: provider, name: 'getPriceOracleSentinel' }),
    toView({ to: pool, name: 'POOL_REVISION' }),
    toView({ to: pool, name: 'getReservesList' }),
    ...categoryTermViews(pool),
  ]
}

/** Reads the first round. @throws AaveViewError when the pool lists no reserves at all. */
export function readRoots(results: ViewResults, deployment: Deployment): AaveRoots {
  const { provider, pool } = deployment.contracts as { provider: Address; pool: Address }
  const revision = answerTo(results, { to: pool, name: 'POOL_REVISION' })
  const listed = requiredAnswer(results, { to: pool, name: 'getReservesList' })
  return {
    pool,
    revision: revision === undefined ? null : Number(revision),
    oracle: pointer(answerTo(results, { to: provider, name: 'getPriceOracle' })),
    sentinel: pointer(answerTo(results, { to: provider, name: 'getPriceOracleSentinel' })),
    assets: listed.map((asset) => asset.toLowerCase() as Address),
    categories: readCategoryTerms(results, pool),
  }
}

/** Second round: every reserve, its price, the categories' bitmaps. */
export function poolViews({
  pool,
  oracle,
  sentinel,
  assets,
  categories,
}: AaveRoots): readonly View[] {
  return [
    ...(oracle === null ? [] : [toView({ to: oracle, name: 'BASE_CURRENCY_UNIT' })]),
    ...(sentinel === null
      ? []
      : [
          toView({ to: sentinel, name: 'isBorrowAllowed' }),
          toView({ to: sentinel, name: 'isLiquidationAllowed' }),
        ]),
    ...assets.flatMap((asset) => [
      toView(reserveQuestion(pool, asset)),
      toView({ to: pool, name: 'getReserveNormalizedIncome', args: [asset] }),
      toView({ to: pool, name: 'getReserveNormalizedVariableDebt', args: [asset] }),
      toView({ to: pool, name: 'getLiquidationGracePeriod', args: [asset] }),
      toView({ to: pool, name: 'getReserveDeficit', args: [asset] }),
      toView({ to: asset, name: 'symbol' }),
      ...(oracle === null ? [] : [toView(priceQuestion(oracle, asset))]),
    ]),
    ...(categories.length === 0 ? oldCategoryViews(pool) : categoryViews(pool, categories)),
  ]
}

/** Reads the second and third round into what all accounts of the pool share. */
export function readPoolState(parameters: {
  readonly roots: AaveRoots
  readonly answers: ViewResults
  readonly balances: ViewResults
  readonly at: BlockRef
}): Omit<AaveState, 'categoryId' | 'positions'> {
  const { roots, answers } = parameters
  const { pool, revision, oracle, sentinel: to } = roots
  return {
    pool,
    revision,
    isDoubtful: false,
    oracle,
    baseCurrencyUnit:
      oracle === null
        ? null
        : (answerTo(answers, { to: oracle, name: 'BASE_CURRENCY_UNIT' }) ?? null),
    isBorrowAllowed: to === null || (answerTo(answers, { to, name: 'isBorrowAllowed' }) ?? false),
    isLiquidationAllowed:
      to === null || (answerTo(answers, { to, name: 'isLiquidationAllowed' }) ?? false),
    categories:
      roots.categories.length === 0
        ? readOldCategories(answers, roots)
        : readCategories(answers, roots),
    reserves: roots.assets
      .map((asset) => readReserve(asset, parameters))
      .sort((left, right) => left.id - right.id),
  }
}

/** An address in lower case; null where there is none, or it is zero. */
export function pointer(address: Address | undefined): Address | null {
  return address === undefined || /^0x0+$/.test(address) ? null : (address.toLowerCase() as Address)
}
