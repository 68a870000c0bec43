import {
  type BlockRef,
  BPS,
  type LiquidationTerms,
  mulDivDown,
  mulDivHalfUp,
} from '@crossmargin/core'
import type { AaveReserve, AaveState } from '../aaveState.ts'
import { hasRule } from '../revisionRules.ts'
import {
  type AccountData,
  type CountedCollateral,
  liquidationHealthWad,
  type ValuedHolding,
} from './accountData.ts'

/** At or below this health factor everything may be repaid at once. */
const wholeCloseHealthWad = 950_000_000_000_000_000n

/** Below this, in base currency, a collateral or a debt of a pair lifts the close factor to whole. */
const wholeCloseBase = 2_000n * 10n ** 8n

/** What a liquidator may do with the account at this block. */
export function liquidationTermsOf(parameters: {
  readonly state: AaveState
  readonly data: AccountData
  readonly at: BlockRef
  readonly isUnknown: boolean
}): LiquidationTerms {
  const { state, data, at, isUnknown } = parameters
  const { healthFactorWad } = data
  const isLiquidatable =
    !isUnknown && healthFactorWad !== undefined && healthFactorWad < liquidationHealthWad
  const seizable = data.collaterals.filter(
    ({ reserve }) => liquidationBar([reserve], { state, data, at }) === undefined,
  )
  return {
    trigger: triggerOf({ state, data, at }),
    isLiquidatable,
    closeFactors: data.debts.map((debt) => {
      const isOpen =
        isLiquidatable && liquidationBar([debt.reserve], { state, data, at }) === undefined
      const shares = (isOpen ? seizable : []).map((collateral) => {
        const repayRaw = largestRepayment({ data, debt, collateral, revision: state.revision ?? 0 })
        return mulDivDown({ a: repayRaw, b: BPS, denominator: debt.balanceRaw || 1n })
      })
      const largest = shares.reduce((best, share) => (share > best ? share : best), 0n)
      return { debt: debt.reserve.asset, closeFactorBps: Number(largest) }
    }),
    bonuses: data.collaterals.map(({ reserve, liquidationBonusBps }) => ({
      collateral: reserve.asset,
      bonusBps: Number(liquidationBonusBps),
    })),
  }
}

/**
 * The most of one debt that one call may repay against one collateral, before what the collateral
 * can pay for.
 *
 * All of it when HF ≤ 0.95 or either side of the pair is below 2000 in base currency; otherwise half
 * of ALL debts' value, turned into this debt's asset. Before 3.3: half of this debt.
 *
 * @see LiquidationLogic.sol, `executeLiquidationCall`.
 */
export function largestRepayment(parameters: {
  readonly data: AccountData
  readonly debt: ValuedHolding
  readonly collateral: CountedCollateral
  readonly revision: number
}): bigint {
  const { data, debt, collateral, revision } = parameters
  const isDeep = (data.healthFactorWad ?? 0n) <= wholeCloseHealthWad
  if (!hasRule(revision, 'closeFactorOfAllDebts'))
    return isDeep ? debt.balanceRaw : half(debt.balanceRaw)
  const isSmall = collateral.valueBase < wholeCloseBase || debt.valueBase < wholeCloseBase
  const halfBase = half(data.debtBase)
  if (isDeep || isSmall || debt.valueBase <= halfBase) return debt.balanceRaw
  return mulDivDown({ a: halfBase, b: debt.unitRaw, denominator: debt.priceRaw })
}

/** Why no liquidation may touch some reserves now, in the contract's error; `undefined` if it may. */
export function liquidationBar(
  reserves: readonly AaveReserve[],
  context: {
    readonly state: AaveState
    readonly data: Pick<AccountData, 'healthFactorWad'>
    readonly at: BlockRef
  },
): string | undefined {
  const { state, data, at } = context
  if (reserves.some(({ isActive }) => !isActive)) return 'ReserveInactive'
  if (reserves.some(({ isPaused }) => isPaused)) return 'ReservePaused'
  const { healthFactorWad: health } = data
  const isGuarded = health === undefined || health >= wholeCloseHealthWad
  const hasSentinel = !hasRule(state.revision ?? 0, 'plainReserves')
  if (hasSentinel && isGuarded && !state.isLiquidationAllowed)
    return 'PriceOracleSentinelCheckFailed'
  if (reserves.some(({ graceUntilSeconds }) => graceUntilSeconds >= at.timestampSeconds))
    return 'LiquidationGraceSentinelCheckFailed'
  return undefined
}

function triggerOf(context: {
  readonly state: AaveState
  readonly data: AccountData
  readonly at: BlockRef
}): string {
  const reserves = [...context.data.collaterals, ...context.data.debts].map(
    ({ reserve }) => reserve,
  )
  const barred = reserves.flatMap((reserve) => {
    const bar = liquidationBar([reserve], context)
    return bar === undefined ? [] : [`${reserve.asset.symbol} (${bar})`]
  })
  const rule = 'health factor below 1'
  return barred.length === 0
    ? rule
    : `${rule}; no liquidation touches ${[...new Set(barred)].join(', ')} now`
}

function half(amount: bigint): bigint {
  return mulDivHalfUp({ a: amount, b: 5_000n, denominator: BPS })
}
