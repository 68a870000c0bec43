import { type Address, BPS, mulDivDown, mulDivHalfUp, mulDivUp, WAD } from '@crossmargin/core'
import { type AaveCategory, type AaveReserve, type AaveState, owes } from '../aaveState.ts'
import { scaledMath } from '../interest/scaledMath.ts'
import { hasRule, revisionStanding } from '../revisionRules.ts'

/** A holding and what it is worth to the pool. */
export type ValuedHolding = {
  readonly reserve: AaveReserve
  readonly balanceRaw: bigint
  /** Of one whole unit, base currency; 0 where unknown, and the reserve is then `unpriced`. */
  readonly priceRaw: bigint
  /** 10^decimals. */
  readonly unitRaw: bigint
  /** Base currency: of a collateral rounded down, of a debt up. */
  readonly valueBase: bigint
}

/** One collateral that the pool counts, and its terms in the account's category. */
export type CountedCollateral = ValuedHolding & {
  readonly ltvBps: bigint
  readonly liquidationThresholdBps: bigint
  readonly liquidationBonusBps: bigint
}

/** What the pool reckons of an account; base currency amounts have 8 decimals. */
export type AccountData = {
  readonly collaterals: readonly CountedCollateral[]
  readonly debts: readonly ValuedHolding[]
  readonly collateralBase: bigint
  readonly debtBase: bigint
  /** Σ Cᵢ·LTVᵢ and Σ Cᵢ·LTᵢ: 12 decimals. */
  readonly ltvSum: bigint
  readonly thresholdSum: bigint
  /** ⌊sum ÷ C⌋; 0 without collateral. */
  readonly ltvBps: bigint
  readonly liquidationThresholdBps: bigint
  /** 1e18 = 1; absent without debt. */
  readonly healthFactorWad?: bigint
  readonly hasZeroLtvCollateral: boolean
  /** Held and counting reserves whose price or decimals are unknown: valued at nothing above. */
  readonly unpriced: readonly AaveReserve[]
}

/** The health factor below which the pool liquidates. */
export const liquidationHealthWad: bigint = WAD

/**
 * Reckons an account as the pool does.
 *
 * Cᵢ = ⌊balance·price/unit⌋ of flagged collaterals, Dⱼ = ⌈debt·price/unit⌉ (down before 3.5). Of a
 * revision whose rules are not known no collateral counts, and every debt does.
 *
 * @see GenericLogic.sol, `calculateUserAccountData`.
 */
export function accountData(state: AaveState, prices: ReadonlyMap<Address, bigint>): AccountData {
  const revision = state.revision ?? 0
  const byAsset = new Map(state.reserves.map((reserve) => [reserve.address, reserve]))
  const held = state.positions.flatMap((position) => {
    const reserve = byAsset.get(position.asset)
    return reserve === undefined ? [] : [{ position, reserve }]
  })
  const flagAlone = hasRule(revision, 'flagAloneCounts')
  const isUnknown = revisionStanding(state.revision) === 'unknown'
  const counted = held.filter(
    ({ position, reserve }) =>
      !isUnknown && position.isCollateral && (flagAlone || reserve.liquidationThresholdBps !== 0n),
  )
  const owed = held.filter(({ position }) => owes(position))
  const supply = scaledMath({ revision, isDebt: false })
  const debt = scaledMath({ revision, isDebt: true })
  const collaterals = counted.map(({ position, reserve }): CountedCollateral => {
    const balanceRaw = supply.toBalance(position.scaledSupply, reserve.liquidityIndexRay)
    const valued = valuedHolding({ reserve, balanceRaw, prices, round: mulDivDown })
    return { ...valued, ...collateralTerms(state, reserve) }
  })
  const round = hasRule(revision, 'directionalRounding') ? mulDivUp : mulDivDown
  const debts = owed.map(({ position, reserve }) => {
    const variableRaw = debt.toBalance(position.scaledDebt, reserve.debtIndexRay)
    const balanceRaw = variableRaw + position.stableDebtRaw
    return valuedHolding({ reserve, balanceRaw, prices, round })
  })
  const collateralBase = sum(collaterals.map(({ valueBase }) => valueBase))
  const debtBase = sum(debts.map(({ valueBase }) => valueBase))
  const ltvSum = sum(collaterals.map(({ valueBase, ltvBps }) => valueBase * ltvBps))
  const thresholdSum = sum(
    collaterals.map(
      ({ valueBase, liquidationThresholdBps }) => valueBase * liquidationThresholdBps,
    ),
  )
  const average = (total: bigint): bigint =>
    collateralBase === 0n ? 0n : mulDivDown({ a: total, b: 1n, denominator: collateralBase })
  const totals = { collateralBase, debtBase, thresholdSum }
  return {
    collaterals,
    debts,
    collateralBase,
    debtBase,
    ltvSum,
    thresholdSum,
    ltvBps: average(ltvSum),
    liquidationThresholdBps: average(thresholdSum),
    ...(debtBase === 0n ? {} : { healthFactorWad: healthFactor(totals, revision) }),
    hasZeroLtvCollateral: collaterals.some(({ ltvBps }) => ltvBps === 0n),
    unpriced: [...collaterals, ...debts].flatMap(({ reserve, priceRaw }) =>
      priceRaw === 0n ? [reserve] : [],
    ),
  }
}

/**
 * The pool's ratio: `⌊(S·1e18 + ⌊D/2⌋) / D / 1e4⌋` with S = Σ Cᵢ·LTᵢ; before 3.5 the average threshold
 * is floored, then multiplied half up.
 *
 * @param totals.debtBase greater than zero.
 */
export function healthFactor(
  totals: Pick<AccountData, 'collateralBase' | 'debtBase' | 'thresholdSum'>,
  revision: number,
): bigint {
  const { collateralBase, debtBase, thresholdSum } = totals
  if (hasRule(revision, 'exactHealthFactor')) {
    const scaled = mulDivHalfUp({ a: thresholdSum, b: WAD, denominator: debtBase })
    return mulDivDown({ a: scaled, b: 1n, denominator: BPS })
  }
  return mulDivHalfUp({
    a: weightedCollateral({ collateralBase, thresholdSum }),
    b: WAD,
    denominator: debtBase,
  })
}

/** Before 3.5: `percentMul(C, ⌊S/C⌋)`, the collateral that stands against debt; base currency. */
export function weightedCollateral(
  totals: Pick<AccountData, 'collateralBase' | 'thresholdSum'>,
): bigint {
  const { collateralBase, thresholdSum } = totals
  if (collateralBase === 0n) return 0n
  const average = mulDivDown({ a: thresholdSum, b: 1n, denominator: collateralBase })
  return mulDivHalfUp({ a: collateralBase, b: average, denominator: BPS })
}

/** An eMode category of a state; `undefined` for 0 and for ids that are none. */
export function categoryOf(state: AaveState, id: number): AaveCategory | undefined {
  return id === 0 ? undefined : state.categories.find((category) => category.id === id)
}

/** Whether a bitmap has a reserve's bit. */
export function isIn(bitmap: bigint, reserve: Pick<AaveReserve, 'id'>): boolean {
  return ((bitmap >> BigInt(reserve.id)) & 1n) === 1n
}

/**
 * What a reserve lends, tolerates and pays a liquidator as collateral in a category.
 *
 * @see ValidationLogic.sol, `getUserReserveLtv`; LiquidationLogic.sol for the bonus.
 */
export function collateralTerms(
  state: AaveState,
  reserve: AaveReserve,
  categoryId: number = state.categoryId,
): Pick<CountedCollateral, 'ltvBps' | 'liquidationThresholdBps' | 'liquidationBonusBps'> {
  const { ltvBps, liquidationThresholdBps, liquidationBonusBps } = reserve
  const category = categoryOf(state, categoryId)
  const own = { ltvBps, liquidationThresholdBps, liquidationBonusBps }
  if (category === undefined) return own
  if (!isIn(category.collateralBitmap, reserve))
    return category.isIsolated ? { ...own, ltvBps: 0n } : own
  const isZero =
    isIn(category.ltvZeroBitmap, reserve) ||
    (ltvBps === 0n && !hasRule(state.revision ?? 0, 'categoryLtvStandsAlone'))
  return {
    ltvBps: isZero ? 0n : category.ltvBps,
    liquidationThresholdBps: category.liquidationThresholdBps,
    liquidationBonusBps: category.liquidationBonusBps,
  }
}

function valuedHolding(parameters: {
  readonly reserve: AaveReserve
  readonly balanceRaw: bigint
  readonly prices: ReadonlyMap<Address, bigint>
  readonly round: typeof mulDivDown
}): ValuedHolding {
  const { reserve, balanceRaw, prices, round } = parameters
  const { decimals } = reserve.asset
  const unitRaw = 10n ** BigInt(decimals === 'unknown' ? 0 : decimals)
  const priceRaw = (decimals === 'unknown' ? undefined : prices.get(reserve.address)) ?? 0n
  const valueBase = round({ a: balanceRaw, b: priceRaw, denominator: unitRaw })
  return { reserve, balanceRaw, priceRaw, unitRaw, valueBase }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
