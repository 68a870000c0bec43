import { type Address, type BlockRef, toAssetId } from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'
import type { View, ViewResults } from '../kit/view.ts'
import type { AaveCategory, AaveReserve, AaveState } from './aaveState.ts'
import { answerTo, requiredAnswer, toView } from './aaveViews.ts'
import { symbolOf } from './index/aaveFacts.ts'
import { priceQuestion, reserveQuestion } from './index/observeAave.ts'
import { treasuryShare } from './interest/accrual.ts'
import { reserveConfiguration } from './reserveConfiguration.ts'

/** What must be known before the reserves can be asked. */
export type AaveRoots = {
  readonly pool: Address
  readonly revision: number | null
  readonly oracle: Address | null
  readonly sentinel: Address | null
  readonly assets: readonly Address[]
  readonly categories: readonly Pick<
    AaveCategory,
    'id' | 'ltvBps' | 'liquidationThresholdBps' | 'liquidationBonusBps'
  >[]
}

/** A category id is a uint8 and 0 means none; nothing on chain lists those in use. */
const categoryIds = Array.from({ length: 255 }, (_, index) => index + 1)

/** First round: the provider's pointers, the list of reserves, all categories. */
export function rootViews(deployment: Deployment): readonly View[] {
  const { provider, pool } = deployment.contracts as { provider: Address; pool: Address }
  return [
    toView({ to: provider, name: 'getPriceOracle' }),
    toView({ to: provider, name: 'getPriceOracleSentinel' }),
    toView({ to: pool, name: 'POOL_REVISION' }),
    toView({ to: pool, name: 'getReservesList' }),
    ...categoryIds.map((id) =>
      toView({ to: pool, name: 'getEModeCategoryCollateralConfig', args: [id] }),
    ),
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
    categories: categoryIds.flatMap((id) => {
      const question = { to: pool, name: 'getEModeCategoryCollateralConfig', args: [id] } as const
      const config = answerTo(results, question)
      if (config === undefined || config.liquidationThreshold === 0) return []
      const { ltv, liquidationThreshold, liquidationBonus } = config
      return {
        id,
        ltvBps: BigInt(ltv),
        liquidationThresholdBps: BigInt(liquidationThreshold),
        liquidationBonusBps: BigInt(liquidationBonus),
      }
    }),
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
    ...categories.flatMap(({ id }) => [
      toView({ to: pool, name: 'getEModeCategoryLabel', args: [id] }),
      toView({ to: pool, name: 'getEModeCategoryCollateralBitmap', args: [id] }),
      toView({ to: pool, name: 'getEModeCategoryBorrowableBitmap', args: [id] }),
      toView({ to: pool, name: 'getEModeCategoryLtvzeroBitmap', args: [id] }),
      toView({ to: pool, name: 'getIsEModeCategoryIsolated', args: [id] }),
    ]),
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
    oracle,
    baseCurrencyUnit:
      oracle === null
        ? null
        : (answerTo(answers, { to: oracle, name: 'BASE_CURRENCY_UNIT' }) ?? null),
    isBorrowAllowed: to === null || (answerTo(answers, { to, name: 'isBorrowAllowed' }) ?? false),
    isLiquidationAllowed:
      to === null || (answerTo(answers, { to, name: 'isLiquidationAllowed' }) ?? false),
    categories: roots.categories.map((category): AaveCategory => {
      const args = [category.id] as const
      return {
        ...category,
        label: answerTo(answers, { to: pool, name: 'getEModeCategoryLabel', args }) ?? '',
        // Older revisions have fewer bitmaps: a bit that cannot be set is not set.
        collateralBitmap:
          answerTo(answers, { to: pool, name: 'getEModeCategoryCollateralBitmap', args }) ?? 0n,
        borrowableBitmap:
          answerTo(answers, { to: pool, name: 'getEModeCategoryBorrowableBitmap', args }) ?? 0n,
        ltvZeroBitmap:
          answerTo(answers, { to: pool, name: 'getEModeCategoryLtvzeroBitmap', args }) ?? 0n,
        isIsolated:
          answerTo(answers, { to: pool, name: 'getIsEModeCategoryIsolated', args }) ?? false,
      }
    }),
    reserves: roots.assets
      .map((asset) => readReserve(asset, parameters))
      .sort((left, right) => left.id - right.id),
  }
}

function readReserve(
  asset: Address,
  parameters: {
    readonly roots: AaveRoots
    readonly answers: ViewResults
    readonly balances: ViewResults
    readonly at: BlockRef
  },
): AaveReserve {
  const { roots, answers, balances, at } = parameters
  const { pool: to, revision } = roots
  const args = [asset] as const
  const data = requiredAnswer(answers, { to, name: 'getReserveData', args })
  const aToken = data.aTokenAddress.toLowerCase() as Address
  const debtToken = data.variableDebtTokenAddress.toLowerCase() as Address
  const scaledDebt = requiredAnswer(balances, { to: debtToken, name: 'scaledTotalSupply' })
  const liquidityIndexRay = requiredAnswer(answers, {
    to,
    name: 'getReserveNormalizedIncome',
    args,
  })
  // The view lets the debt index run while nobody owes; the pool's next touch does not.
  const debtIndexRay =
    scaledDebt === 0n
      ? data.variableBorrowIndex
      : requiredAnswer(answers, { to, name: 'getReserveNormalizedVariableDebt', args })
  const { decimals, reserveFactorBps, ...configuration } = reserveConfiguration(
    data.configuration.data,
  )
  const treasuryPendingScaled = treasuryShare({
    revision: revision ?? 0,
    scaledDebt,
    fromIndexRay: data.variableBorrowIndex,
    toIndexRay: debtIndexRay,
    reserveFactorBps,
    liquidityIndexRay,
  })
  return {
    address: asset,
    asset: {
      id: toAssetId({ chainId: at.chainId, address: asset }),
      symbol: symbolOf(answers, asset),
      decimals,
    },
    id: data.id,
    aToken,
    debtToken,
    ...configuration,
    graceUntilSeconds: answerTo(answers, { to, name: 'getLiquidationGracePeriod', args }) ?? 0,
    isolationDebt: data.isolationModeTotalDebt,
    liquidityIndexRay,
    debtIndexRay,
    scaledSupply: requiredAnswer(balances, { to: aToken, name: 'scaledTotalSupply' }),
    scaledDebt,
    treasuryScaled: data.accruedToTreasury + treasuryPendingScaled,
    treasuryPendingScaled,
    deficitRaw: answerTo(answers, { to, name: 'getReserveDeficit', args }) ?? 0n,
  }
}

/** An address in lower case; null where there is none, or it is zero. */
export function pointer(address: Address | undefined): Address | null {
  return address === undefined || /^0x0+$/.test(address) ? null : (address.toLowerCase() as Address)
}
