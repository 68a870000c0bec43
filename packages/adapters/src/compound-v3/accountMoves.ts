import type { Address } from '@crossmargin/core'
import { mulDivDown } from '@crossmargin/core'
import { requireThat } from '../kit/contractRevertError.ts'
import { type Indexes, presentValueRaw, principalOf } from './baseInterest.ts'
import {
  type CollateralFactor,
  collateralValueRaw,
  countedRaw,
  isBacked,
  type Judged,
} from './collateralRule.ts'
import type { CometAsset, CometPrices, KnownState } from './cometState.ts'
import { isPaused } from './pauses.ts'

// Each move is the contract's function of the same name: the same checks in the same order, and
// ContractRevertError where the contract reverts. What moves the base asset accrues first; what moves
// collateral does not, and is judged by the indexes as stored.

const maxUint128 = 2n ** 128n - 1n
const maxInt256 = 2n ** 255n - 1n

/** Pays base asset in: a debt first, the rest is lent. @see Comet.supplyBase of comet */
export function supplyBase(state: KnownState, amountRaw: bigint): KnownState {
  requireRunning(state, 'supply')
  const paid = withBase(accrued(state), amountRaw)
  return withCash(paid, amountRaw)
}

/** Pledges collateral. @see Comet.supplyCollateral of comet */
export function supplyCollateral(
  state: KnownState,
  { token, amountRaw }: { readonly token: Address; readonly amountRaw: bigint },
): KnownState {
  requireRunning(state, 'supply')
  requireUint128(amountRaw)
  const place = placeOf(state, token)
  requireThat(place >= 0, 'BadAsset', `The Comet does not take ${token}.`)
  const { totalRaw, supplyCapRaw } = state.market.assets[place] as CometAsset
  requireThat(totalRaw !== 'unknown', 'TotalUnknown', 'How much is supplied already is unknown.')
  const isRoom = totalRaw + amountRaw <= supplyCapRaw
  requireThat(isRoom, 'SupplyCapExceeded', `No more than ${supplyCapRaw} may be supplied.`)
  return withCollateral(state, { place, byRaw: amountRaw, totalByRaw: amountRaw })
}

/** Takes base asset out: what is lent first, the rest is a loan. @see Comet.withdrawBase of comet */
export function withdrawBase({ state, prices }: Judged, amountRaw: bigint): KnownState {
  requireRunning(state, 'withdraw')
  const taken = takeBase({ state, prices }, amountRaw)
  const { cashRaw } = taken.market
  requireThat(cashRaw !== 'unknown', 'CashUnknown', 'What the Comet has at hand is unknown.')
  const message = `The Comet has ${cashRaw} at hand, less than ${amountRaw}.`
  requireThat(amountRaw <= cashRaw, 'ERC20InsufficientBalance', message)
  return withCash(taken, -amountRaw)
}

/** Takes collateral out. @see Comet.withdrawCollateral of comet */
export function withdrawCollateral(
  { state, prices }: Judged,
  asked: { readonly token: Address; readonly amountRaw: bigint },
): KnownState {
  requireRunning(state, 'withdraw')
  return takeCollateral({ state, prices }, { ...asked, totalByRaw: -asked.amountRaw })
}

/** Gives base asset to another account, as a loan where too little is lent. @see Comet.transferBase of comet */
export function transferBase({ state, prices }: Judged, amountRaw: bigint): KnownState {
  return takeBase({ state, prices }, amountRaw)
}

/** Gives collateral to another account. @see Comet.transferCollateral of comet */
export function transferCollateral(
  { state, prices }: Judged,
  asked: { readonly token: Address; readonly amountRaw: bigint },
): KnownState {
  return takeCollateral({ state, prices }, { ...asked, totalByRaw: 0n })
}

/**
 * Seizes all collateral, credits a share of its value, and forgives what debt is left.
 *
 *     credit  = floor(Σ floor(value · liquidation factor / 1e18) · scale / base price)
 *     balance = max(0, balance + credit), lent where positive
 *
 * @see Comet.absorbInternal of comet
 */
export function absorb({ state: before, prices }: Judged): KnownState {
  requireRunning(before, 'absorb')
  const state = accrued(before)
  const isKept = judged({ state, prices }, 'liquidateFactorWad')
  requireThat(!isKept, 'NotLiquidatable', 'The collateral still backs the debt.')
  const { market, balancesRaw, principal } = state
  const creditRaw = market.assets.reduce((sum, asset, place) => {
    const balanceRaw = balancesRaw[place] ?? 0n
    if (balanceRaw === 0n) return sum
    const valueRaw = collateralValueRaw(asset, { balanceRaw, priceRaw: assetPrice(prices, place) })
    return sum + countedRaw(valueRaw, asset.liquidationFactorWad)
  }, 0n)
  const denominator = knownPrice(prices.base)
  const paidRaw = mulDivDown({ a: creditRaw, b: market.baseScale, denominator })
  const leftRaw = presentValueRaw(principal, market.accrued) + paidRaw
  const assets = market.assets.map((asset, place) => ({
    ...asset,
    totalRaw: moved(asset.totalRaw, -(balancesRaw[place] ?? 0n)),
  }))
  return {
    market: { ...market, assets },
    principal: principalOf(leftRaw < 0n ? 0n : leftRaw, market.accrued),
    balancesRaw: balancesRaw.map(() => 0n),
  }
}

/** @throws ContractRevertError where an action is paused. */
export function requireRunning(
  { market }: KnownState,
  action: Parameters<typeof isPaused>[1],
): void {
  requireThat(!isPaused(market, action), 'Paused', `The Comet has paused "${action}".`)
}

function takeBase({ state: before, prices }: Judged, amountRaw: bigint): KnownState {
  const state = withBase(accrued(before), -amountRaw)
  const leftRaw = presentValueRaw(before.principal, state.market.accrued) - amountRaw
  if (leftRaw >= 0n) return state
  const { borrowMinRaw } = state.market
  const message = `A debt of ${-leftRaw} is below the least of ${borrowMinRaw}.`
  requireThat(-leftRaw >= borrowMinRaw, 'BorrowTooSmall', message)
  return requireBacked({ state, prices })
}

function takeCollateral(
  { state, prices }: Judged,
  asked: { readonly token: Address; readonly amountRaw: bigint; readonly totalByRaw: bigint },
): KnownState {
  const { token, amountRaw, totalByRaw } = asked
  requireUint128(amountRaw)
  const place = placeOf(state, token)
  const held = state.balancesRaw[place] ?? 0n
  requireThat(
    amountRaw <= held,
    'Panic(0x11)',
    `The account holds ${held}, less than ${amountRaw}.`,
  )
  requireThat(place >= 0, 'BadAsset', `The Comet does not take ${token}.`)
  const left = withCollateral(state, { place, byRaw: -amountRaw, totalByRaw })
  return requireBacked({ state: left, prices })
}

function requireBacked({ state, prices }: Judged): KnownState {
  const message = 'The collateral would not back the debt.'
  requireThat(judged({ state, prices }, 'borrowFactorWad'), 'NotCollateralized', message)
  return state
}

// By the indexes as stored: whatever accrues has stored the accrued ones before.
function judged({ state, prices }: Judged, factor: CollateralFactor): boolean {
  const answer = isBacked({ state, prices }, { factor, indexes: state.market.stored })
  requireThat(answer !== undefined, 'BadPrice', 'A price feed gives no price, and this needs one.')
  return answer
}

function accrued(state: KnownState): KnownState {
  return { ...state, market: { ...state.market, stored: state.market.accrued } }
}

function withBase(state: KnownState, byRaw: bigint): KnownState {
  const size = byRaw < 0n ? -byRaw : byRaw
  requireThat(size <= maxInt256, 'InvalidInt256', `${size} takes more than 255 bits.`)
  const indexes: Indexes = state.market.accrued
  const principal = principalOf(presentValueRaw(state.principal, indexes) + byRaw, indexes)
  return { ...state, principal }
}

function withCash(state: KnownState, byRaw: bigint): KnownState {
  const { market } = state
  return { ...state, market: { ...market, cashRaw: moved(market.cashRaw, byRaw) } }
}

function withCollateral(
  state: KnownState,
  by: { readonly place: number; readonly byRaw: bigint; readonly totalByRaw: bigint },
): KnownState {
  const { market, balancesRaw } = state
  const { place, byRaw, totalByRaw } = by
  const asset = market.assets[place] as CometAsset
  const totalRaw = moved(asset.totalRaw, totalByRaw)
  return {
    ...state,
    market: { ...market, assets: market.assets.with(place, { ...asset, totalRaw }) },
    balancesRaw: balancesRaw.with(place, (balancesRaw[place] ?? 0n) + byRaw),
  }
}

function moved(amountRaw: bigint | 'unknown', byRaw: bigint): bigint | 'unknown' {
  return amountRaw === 'unknown' ? 'unknown' : amountRaw + byRaw
}

function placeOf({ market }: KnownState, token: Address): number {
  return market.assets.findIndex((asset) => asset.token === token)
}

function assetPrice(prices: CometPrices, place: number): bigint {
  return knownPrice(prices.assets[place])
}

function knownPrice(priceRaw: bigint | undefined): bigint {
  requireThat(priceRaw !== undefined, 'BadPrice', 'A price feed gives no price.')
  return priceRaw
}

function requireUint128(amountRaw: bigint): void {
  const message = `${amountRaw} takes more than 128 bits.`
  requireThat(amountRaw <= maxUint128, 'InvalidUInt128', message)
}
