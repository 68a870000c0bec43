import {
  type AccountReading,
  type HealthState,
  type LiquidationPrice,
  type LiquidationTerms,
  type MarginLine,
  mulDivDown,
  type VenueAnswer,
  type VenueMargin,
  WAD,
} from '@crossmargin/core'
import { highestLiquidatablePrice } from './highestLiquidatablePrice.ts'
import { borrowedRaw, collateralValueRaw, isHealthy, maxBorrowRaw } from './isHealthy.ts'
import { liquidationIncentiveWad } from './liquidationIncentiveWad.ts'
import { isAccrued, type MorphoState, oraclePriceDecimals } from './morphoState.ts'
import { toAssetsDown } from './sharesMath.ts'

const wadPerBps = 10n ** 14n

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
export function morphoMargin(reading: AccountReading<MorphoState>): VenueMargin {
  const { snapshot } = reading
  const { state, key, at, gaps } = snapshot
  const oraclePriceRaw = reading.oraclePrices[0]?.valueRaw
  const lines = linesOf(state, oraclePriceRaw)
  const debtValueRaw = borrowedRaw(state)
  const equityRaw = lines.reduce((sum, line) => sum + line.valueRaw, 0n)
  const slackRaw = lines.reduce((sum, line) => sum + line.maintenanceRaw, 0n)
  const healthState = healthStateOf(reading)
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
    healthState,
    ...(healthState === 'known' && oraclePriceRaw !== undefined
      ? { healthFactorWad: healthFactorWad(state, oraclePriceRaw) }
      : {}),
    lines,
    liquidation: liquidationTerms(state, healthState === 'known' ? oraclePriceRaw : undefined),
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
  state: Pick<MorphoState, 'totals' | 'supplyShares' | 'borrowShares' | 'collateralRaw'>,
  oraclePriceRaw: bigint | undefined,
): VenueAnswer {
  const { supply, borrow, lastUpdateSeconds } = state.totals
  return {
    supplyShares: state.supplyShares,
    borrowShares: state.borrowShares,
    collateral: state.collateralRaw,
    borrowedAssets: borrowedRaw(state),
    totalSupplyAssets: supply.assetsRaw,
    totalSupplyShares: supply.shares,
    totalBorrowAssets: borrow.assetsRaw,
    totalBorrowShares: borrow.shares,
    lastUpdate: BigInt(lastUpdateSeconds),
    ...(oraclePriceRaw === undefined ? {} : { oraclePrice: oraclePriceRaw }),
  }
}

function healthStateOf({ snapshot, oraclePrices }: AccountReading<MorphoState>): HealthState {
  if (snapshot.state.borrowShares === 0n) return 'no-debt'
  const isKnown = oraclePrices.length > 0 && isAccrued(snapshot.state, snapshot.at)
  return isKnown ? 'known' : 'unknown'
}

function healthFactorWad(state: MorphoState, oraclePriceRaw: bigint): bigint {
  const a = maxBorrowRaw(state, oraclePriceRaw)
  return mulDivDown({ a, b: WAD, denominator: borrowedRaw(state) })
}

function linesOf(state: MorphoState, oraclePriceRaw: bigint | undefined): readonly MarginLine[] {
  return [
    ...(state.collateralRaw > 0n ? [collateralLine(state, oraclePriceRaw)] : []),
    ...(state.supplyShares > 0n ? [supplyLine(state)] : []),
    ...(state.borrowShares > 0n ? [debtLine(state)] : []),
  ]
}

function collateralLine(state: MorphoState, oraclePriceRaw: bigint | undefined): MarginLine {
  const { collateral, collateralRaw, params } = state
  const valueRaw = oraclePriceRaw === undefined ? 0n : collateralValueRaw(state, oraclePriceRaw)
  const maxRaw = oraclePriceRaw === undefined ? 0n : maxBorrowRaw(state, oraclePriceRaw)
  return {
    kind: 'collateral',
    label: `${collateral.symbol} collateral`,
    asset: collateral,
    balanceRaw: collateralRaw,
    valueRaw,
    initialRaw: maxRaw,
    maintenanceRaw: maxRaw,
    workings:
      oraclePriceRaw === undefined
        ? 'not counted: its oracle price is unknown'
        : `value floor(${collateralRaw} × ${oraclePriceRaw} / 1e36) = ${valueRaw}; backs floor(${valueRaw} × ${params.lltv} / 1e18) = ${maxRaw}`,
  }
}

function supplyLine(state: MorphoState): MarginLine {
  const { loan, supplyShares, totals } = state
  const suppliedRaw = toAssetsDown(totals.supply, supplyShares)
  return {
    kind: 'collateral',
    label: `${loan.symbol} supplied, backs nothing`,
    asset: loan,
    balanceRaw: suppliedRaw,
    valueRaw: suppliedRaw,
    initialRaw: 0n,
    maintenanceRaw: 0n,
    workings: `floor(${supplyShares} shares × (${totals.supply.assetsRaw} + 1) / (${totals.supply.shares} + 1e6)) = ${suppliedRaw}; supplied assets are no collateral on Morpho`,
  }
}

function debtLine(state: MorphoState): MarginLine {
  const { loan, borrowShares, totals } = state
  const debtRaw = borrowedRaw(state)
  return {
    kind: 'debt',
    label: `${loan.symbol} debt`,
    asset: loan,
    balanceRaw: debtRaw,
    valueRaw: -debtRaw,
    initialRaw: -debtRaw,
    maintenanceRaw: -debtRaw,
    workings: `ceil(${borrowShares} shares × (${totals.borrow.assetsRaw} + 1) / (${totals.borrow.shares} + 1e6)) = ${debtRaw}`,
  }
}

// While the price is unknown the contract's own call to the oracle reverts, and liquidation with it.
function liquidationTerms(
  state: MorphoState,
  oraclePriceRaw: bigint | undefined,
): LiquidationTerms {
  const bonusBps = Number(
    mulDivDown({ a: liquidationIncentiveWad(state.params.lltv), b: 1n, denominator: wadPerBps }),
  )
  return {
    trigger: 'floor(floor(collateral × oracle price / 1e36) × LLTV / 1e18) is less than the debt',
    isLiquidatable: oraclePriceRaw !== undefined && !isHealthy(state, oraclePriceRaw),
    closeFactors: state.borrowShares === 0n ? [] : [{ debt: state.loan, closeFactorBps: 10_000 }],
    bonuses: state.collateralRaw === 0n ? [] : [{ collateral: state.collateral, bonusBps }],
  }
}

function liquidationPricesOf(state: MorphoState): readonly LiquidationPrice[] {
  const priceRaw = highestLiquidatablePrice(state)
  const decimals = oraclePriceDecimals(state)
  if (priceRaw === undefined || decimals === undefined) return []
  return [{ asset: state.collateral, priceRaw, decimals, side: 'at-or-below' }]
}
