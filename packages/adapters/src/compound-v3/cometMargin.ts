import {
  type AccountReading,
  BPS,
  type HealthState,
  type LiquidationPrice,
  type LiquidationTerms,
  mulDivDown,
  type VenueAnswer,
  type VenueMargin,
  WAD,
} from '@crossmargin/core'
import { liquidationPrice } from '../kit/liquidationPrice.ts'
import { presentValueRaw } from './baseInterest.ts'
import { isBacked, type Judged } from './collateralRule.ts'
import { baseLines, collateralLines } from './cometLines.ts'
import {
  type CometPrices,
  type CometState,
  isKnown,
  priceDecimals,
  pricesOf,
} from './cometState.ts'
import { isPaused } from './pauses.ts'

/**
 * A Comet's own rule on one account, in the quote of its prices; scale 1e8.
 *
 *     slack of opening = base value + Σ floor(value · borrow factor / 1e18)
 *     slack of keeping = base value + Σ floor(value · liquidate factor / 1e18)
 *     equity           = base value + Σ value
 *
 * The base value is of the one balance of the base asset: lent positive, owed negative. All of it is at
 * the indexes accrued to the block, as `absorb` and every move of the base asset will have them. The
 * contract's views judge by the indexes as stored: that is in `answer`.
 *
 * @see Comet.isBorrowCollateralized, Comet.isLiquidatable and Comet.absorb of comet
 */
export function cometMargin(reading: AccountReading<CometState>): VenueMargin {
  const { state, key, at, gaps } = reading.snapshot
  const prices = pricesOf(reading)
  const lines = [...baseLines(state, prices), ...collateralLines(state, prices)]
  const sum = (column: 'valueRaw' | 'initialRaw' | 'maintenanceRaw', kept = lines): bigint =>
    kept.reduce((total, line) => total + line[column], 0n)
  const [equityRaw, slackInitialRaw] = [sum('valueRaw'), sum('initialRaw')]
  const slackMaintenanceRaw = sum('maintenanceRaw')
  const debts = lines.filter(({ kind }) => kind === 'debt')
  const debtValueRaw = -sum('valueRaw', debts)
  const healthState = healthStateOf(state, prices)
  const isLiquidatable = healthState === 'known' && slackMaintenanceRaw < 0n
  const backingRaw = slackMaintenanceRaw + debtValueRaw
  return {
    key,
    at,
    numeraire: numeraireOf(state),
    collateralValueRaw: equityRaw + debtValueRaw,
    debtValueRaw,
    equityRaw,
    initialMarginRaw: equityRaw - slackInitialRaw,
    maintenanceMarginRaw: equityRaw - slackMaintenanceRaw,
    slackInitialRaw,
    slackMaintenanceRaw,
    healthState,
    ...(healthState === 'known'
      ? { healthFactorWad: healthWad({ backingRaw, debtValueRaw }) }
      : {}),
    lines,
    liquidation: { ...liquidationTerms(state), isLiquidatable },
    liquidationPrices: healthState === 'known' ? liquidationPricesOf(state, prices) : [],
    answer: toCometAnswer(state, prices),
    gaps,
  }
}

/** What the contract's views say of a state, by their own names; nothing of one that reverts. */
function toCometAnswer(state: CometState, prices: CometPrices): VenueAnswer {
  if (!isKnown(state)) return {}
  const { principal, market } = state
  const balanceRaw = presentValueRaw(principal, market.accrued)
  const indexes = market.stored
  const judged = { state, prices }
  const isOpen = isBacked(judged, { factor: 'borrowFactorWad', indexes })
  const isKept = isBacked(judged, { factor: 'liquidateFactorWad', indexes })
  return {
    balanceOf: principal > 0n ? balanceRaw : 0n,
    borrowBalanceOf: principal < 0n ? -balanceRaw : 0n,
    ...(isKept === undefined ? {} : { isLiquidatable: !isKept }),
    ...(isOpen === undefined ? {} : { isBorrowCollateralized: isOpen }),
  }
}

function numeraireOf({ market }: CometState): VenueMargin['numeraire'] {
  if (market === 'unknown' || market.isUsd) return { kind: 'usd', decimals: priceDecimals }
  return { kind: 'asset', asset: market.base, decimals: priceDecimals }
}

function healthStateOf(state: CometState, prices: CometPrices): HealthState {
  if (!isKnown(state)) return 'unknown'
  if (state.principal >= 0n) return 'no-debt'
  const isPriced = state.balancesRaw.every(
    (balanceRaw, place) => balanceRaw === 0n || prices.assets[place] !== undefined,
  )
  return prices.base !== undefined && isPriced ? 'known' : 'unknown'
}

// A debt worth less than a hundred-millionth counts as nothing to the contract and cannot be absorbed:
// as one unit more on both sides it stays a number, and at one or above.
function healthWad(parameters: {
  readonly backingRaw: bigint
  readonly debtValueRaw: bigint
}): bigint {
  const { backingRaw, debtValueRaw } = parameters
  if (debtValueRaw === 0n) return (backingRaw + 1n) * WAD
  return mulDivDown({ a: backingRaw, b: WAD, denominator: debtValueRaw })
}

// Nobody repays a part: `absorb` takes all collateral and credits a share of its value.
function liquidationTerms(state: CometState): Omit<LiquidationTerms, 'isLiquidatable'> {
  const { market, principal, balancesRaw } = state
  const rule = 'debt value exceeds Σ floor(collateral value × liquidate factor), interest accrued'
  if (market === 'unknown') return { trigger: rule, closeFactors: [], bonuses: [] }
  const bonuses = market.assets.flatMap(({ asset: collateral, liquidationFactorWad }, place) => {
    if ((balancesRaw[place] ?? 0n) === 0n || liquidationFactorWad === 0n) return []
    const bonusBps = Number(mulDivDown({ a: BPS, b: WAD, denominator: liquidationFactorWad }))
    return [{ collateral, bonusBps }]
  })
  const isOwing = principal !== 'unknown' && principal < 0n
  return {
    trigger: isPaused(market, 'absorb') ? `${rule}; absorbing is paused now` : rule,
    closeFactors: isOwing ? [{ debt: market.base, closeFactorBps: 10_000 }] : [],
    bonuses,
  }
}

function liquidationPricesOf(state: CometState, prices: CometPrices): readonly LiquidationPrice[] {
  if (!isKnown(state)) return []
  const { market, balancesRaw } = state
  const isLiquidatable = (judged: Judged): boolean =>
    isBacked(judged, { factor: 'liquidateFactorWad', indexes: market.accrued }) === false
  const found = market.assets.flatMap(({ asset }, place): readonly LiquidationPrice[] => {
    if ((balancesRaw[place] ?? 0n) === 0n) return []
    const boundary = liquidationPrice({
      isLiquidatableAt: (priceRaw) =>
        isLiquidatable({
          state,
          prices: { ...prices, assets: prices.assets.with(place, priceRaw) },
        }),
      guessRaw: prices.assets[place] ?? 1n,
    })
    return boundary === undefined ? [] : [{ asset, decimals: priceDecimals, ...boundary }]
  })
  const ofBase = liquidationPrice({
    isLiquidatableAt: (priceRaw) =>
      isLiquidatable({ state, prices: { ...prices, base: priceRaw } }),
    guessRaw: prices.base ?? 1n,
  })
  // Where prices are in the base asset itself, it cannot move against itself.
  if (ofBase === undefined || !market.isUsd) return found
  return [...found, { asset: market.base, decimals: priceDecimals, ...ofBase }]
}
