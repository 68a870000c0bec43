import {
  type AccountReading,
  BPS,
  type HealthState,
  type LiquidationPrice,
  type LiquidationTerms,
  type MarginLine,
  mulDivDown,
  type VenueAnswer,
  type VenueMargin,
  WAD,
} from '@crossmargin/core'
import { supplyPool } from './accrueInterest.ts'
import {
  borrowedRaw,
  collateralValueRaw,
  highestLiquidatablePrice,
  isHealthy,
  liquidationIncentiveWad,
  maxBorrowRaw,
} from './liquidationRule.ts'
import { isAccrued, type MorphoState, oraclePriceDecimals } from './morphoState.ts'
import { toAssetsDown } from './sharesMath.ts'

/**
 * Morpho's own rule on one account, in raw units of the loan asset.
 *
 *     maximum debt = floor(floor(collateral · price / 1e36) · LLTV / 1e18)
 *     slack        = maximum debt − ceil(debt)
 *     equity       = collateral value + supplied loan assets − debt
 *     requirement  = equity − slack
 *
 * The LLTV is the limit of opening and of keeping alike, so the initial and the maintenance side are
 * equal. Loan assets supplied to the same market belong to the equity and count nothing towards the
 * slack: the requirement holds all of them, as it holds the part of the collateral beyond the LLTV.
 *
 * The contract has no view of health; the health factor is floor(maximum debt · 1e18 / debt), which is
 * below 1e18 exactly when the maximum is below the debt.
 *
 * @see Morpho._isHealthy and Morpho.liquidate of morpho-blue
 */
export function morphoMargin({ snapshot, oraclePrices }: AccountReading<MorphoState>): VenueMargin {
  const { state, key, at, gaps } = snapshot
  const oraclePriceRaw = oraclePrices[0]?.valueRaw
  const lines = linesOf(state, oraclePriceRaw)
  const debtValueRaw = borrowedRaw(state)
  const equityRaw = lines.reduce((sum, line) => sum + line.valueRaw, 0n)
  const slackRaw = lines.reduce((sum, line) => sum + line.maintenanceRaw, 0n)
  const judgedBy = isAccrued(state, at) ? oraclePriceRaw : undefined
  const decimals = state.loan.decimals === 'unknown' ? 0 : state.loan.decimals
  return {
    key,
    at,
    numeraire: { kind: 'asset', asset: state.loan, decimals },
    collateralValueRaw: equityRaw + debtValueRaw,
    debtValueRaw,
    equityRaw,
    initialMarginRaw: equityRaw - slackRaw,
    maintenanceMarginRaw: equityRaw - slackRaw,
    slackInitialRaw: slackRaw,
    slackMaintenanceRaw: slackRaw,
    ...healthOf(state, judgedBy),
    lines,
    liquidation: liquidationTerms(state, judgedBy),
    liquidationPrices: liquidationPricesOf(state),
    answer: toMorphoAnswer(state, oraclePriceRaw),
    gaps,
  }
}

/**
 * What the contract's views say of an account, by the names `margin` and `readAnswers` share.
 *
 * Totals are those after an accrual simulated at the block. `borrowedAssets` is not a view: it is
 * computed of the totals as the contract does. `oraclePrice` is absent where it is unknown.
 */
export function toMorphoAnswer(
  state: Pick<MorphoState, 'market' | 'position'>,
  oraclePriceRaw: bigint | undefined,
): VenueAnswer {
  return {
    ...state.market,
    ...state.position,
    borrowedAssets: borrowedRaw(state),
    ...(oraclePriceRaw === undefined ? {} : { oraclePrice: oraclePriceRaw }),
  }
}

function healthOf(
  state: MorphoState,
  judgedBy: bigint | undefined,
): { readonly healthState: HealthState; readonly healthFactorWad?: bigint } {
  if (state.position.borrowShares === 0n) return { healthState: 'no-debt' }
  if (judgedBy === undefined) return { healthState: 'unknown' }
  const a = maxBorrowRaw(state, judgedBy)
  const healthFactorWad = mulDivDown({ a, b: WAD, denominator: borrowedRaw(state) })
  return { healthState: 'known', healthFactorWad }
}

function linesOf(state: MorphoState, oraclePriceRaw: bigint | undefined): readonly MarginLine[] {
  const { supplyShares, borrowShares, collateral } = state.position
  return [
    ...(collateral > 0n ? [collateralLine(state, oraclePriceRaw)] : []),
    ...(supplyShares > 0n ? [supplyLine(state)] : []),
    ...(borrowShares > 0n ? [debtLine(state)] : []),
  ]
}

function collateralLine(state: MorphoState, oraclePriceRaw: bigint | undefined): MarginLine {
  const { params, position, collateral: asset } = state
  const kept = { kind: 'collateral', asset, balanceRaw: position.collateral } as const
  const label = `${asset.symbol} collateral`
  if (oraclePriceRaw === undefined) {
    const workings = 'not counted: its price is unknown'
    return { ...kept, label, valueRaw: 0n, initialRaw: 0n, maintenanceRaw: 0n, workings }
  }
  const valueRaw = collateralValueRaw(state, oraclePriceRaw)
  const backsRaw = maxBorrowRaw(state, oraclePriceRaw)
  const workings = `value floor(${position.collateral} × ${oraclePriceRaw} / 1e36) = ${valueRaw}; backs floor(${valueRaw} × ${params.lltv} / 1e18) = ${backsRaw}`
  return { ...kept, label, valueRaw, initialRaw: backsRaw, maintenanceRaw: backsRaw, workings }
}

function supplyLine({ market, position, loan }: MorphoState): MarginLine {
  const valueRaw = toAssetsDown(supplyPool(market), position.supplyShares)
  return {
    kind: 'collateral',
    label: `${loan.symbol} supplied, backs nothing`,
    asset: loan,
    balanceRaw: valueRaw,
    valueRaw,
    initialRaw: 0n,
    maintenanceRaw: 0n,
    workings: `floor(${position.supplyShares} × (${market.totalSupplyAssets} + 1) / (${market.totalSupplyShares} + 1e6)) = ${valueRaw}; what is lent out is no collateral`,
  }
}

function debtLine(state: MorphoState): MarginLine {
  const { market, position, loan } = state
  const debtRaw = borrowedRaw(state)
  return {
    kind: 'debt',
    label: `${loan.symbol} debt`,
    asset: loan,
    balanceRaw: debtRaw,
    valueRaw: -debtRaw,
    initialRaw: -debtRaw,
    maintenanceRaw: -debtRaw,
    workings: `ceil(${position.borrowShares} × (${market.totalBorrowAssets} + 1) / (${market.totalBorrowShares} + 1e6)) = ${debtRaw}`,
  }
}

// Where the price or the interest is unknown the contract itself reverts, and liquidation with it.
function liquidationTerms(state: MorphoState, judgedBy: bigint | undefined): LiquidationTerms {
  const { params, position, loan, collateral } = state
  const a = liquidationIncentiveWad(params.lltv)
  const bonusBps = Number(mulDivDown({ a, b: BPS, denominator: WAD }))
  return {
    trigger: 'floor(floor(collateral × oracle price / 1e36) × LLTV / 1e18) is less than the debt',
    isLiquidatable: judgedBy !== undefined && !isHealthy(state, judgedBy),
    closeFactors: position.borrowShares === 0n ? [] : [{ debt: loan, closeFactorBps: 10_000 }],
    bonuses: position.collateral === 0n ? [] : [{ collateral, bonusBps }],
  }
}

function liquidationPricesOf(state: MorphoState): readonly LiquidationPrice[] {
  const priceRaw = highestLiquidatablePrice(state)
  const decimals = oraclePriceDecimals(state)
  if (priceRaw === undefined || decimals === undefined) return []
  return [{ asset: state.collateral, priceRaw, decimals, side: 'at-or-below' }]
}
