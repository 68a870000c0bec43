import { type CollateralHealth, collateralHealth, type WeightedCollateral } from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import type { Tolerance } from '../tolerance.ts'
import type { VectorCase, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { aaveAccrual } from './aaveAccrual.ts'
import { partsOf } from './partsOf.ts'

/** Figures not printed as strings are floats: 1e-12 of themselves. */
const tolerance: Tolerance = { kind: 'relative', bound: 1e-12 }

/** Aave v3 accounts and pool arithmetic, as its utilities publish them. */
export const aaveHealthFactor: VectorFamily = {
  name: 'aave_health_factor',
  run: (vectorCase) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    if (input.has('rate') || input.has('reserveRate') || input.has('userStableRate')) {
      return aaveAccrual(vectorCase)
    }
    if (input.has('balance') && !input.has('debt')) return runConversion(input, expected)
    const outcome = runHealth(vectorCase, { input, expected })
    input.assertAllRead()
    return outcome
  },
}

function runHealth(
  vectorCase: VectorCase,
  { input, expected }: { readonly input: VectorInput; readonly expected: VectorInput },
): VectorOutcome {
  const usdPrice = input.numberOr(1, 'refPriceUsd', 'refPriceInUsd', 'marketRefPriceInUsd')
  const health = input.has('reserves')
    ? ofReserves(input)
    : input.has('supply')
      ? ofOneReserve(input)
      : ofTotals(input, /big unit/i.test(vectorCase.name ?? ''))
  const computed = figuresOf(health, usdPrice)
  const figures = expected.keys.map(
    (key): CheckedFigure => ({
      name: key,
      computed: computed[key] ?? Number.NaN,
      expected: expected.number(key),
      tolerance,
    }),
  )
  return checkFigures(figures)
}

function figuresOf(health: CollateralHealth, usd: number): Readonly<Record<string, number>> {
  const { collateralValue, debtValue, availableToBorrow } = health
  return {
    totalCollateralRef: collateralValue,
    totalCollateralUSD: collateralValue * usd,
    totalLiquidityRef: collateralValue,
    totalLiquidityUSD: collateralValue * usd,
    totalBorrowsRef: debtValue,
    totalBorrowsUSD: debtValue * usd,
    netWorthUSD: (collateralValue - debtValue) * usd,
    availableBorrowsRef: availableToBorrow,
    availableBorrows: availableToBorrow,
    availableBorrowsUSD: availableToBorrow * usd,
    currentLtv: health.loanToValue,
    currentLoanToValue: health.loanToValue,
    currentLiquidationThreshold: health.liquidationThreshold,
    // The source writes −1 for an account without debt.
    healthFactor: health.healthFactor === 'no-debt' ? -1 : health.healthFactor,
  }
}

function ofTotals(input: VectorInput, isBigUnits: boolean): CollateralHealth {
  const value = input.number('collateral')
  const loanToValue = share(input.numberOr(0, 'ltv', 'currentLtv'), isBigUnits)
  const threshold = input.numberOr(loanToValue, 'liquidationThreshold')
  const collateral = {
    value,
    loanToValue,
    liquidationThreshold: share(threshold, isBigUnits),
  }
  return collateralHealth({ collateral: [collateral], debtValue: input.number('debt', 'borrow') })
}

function ofReserves(input: VectorInput): CollateralHealth {
  const category = input.numberOr(0, 'userEmodeCategoryId', 'userEModeCategoryId', 'eMode')
  const reserves = partsOf(input, 'reserves')
  const debtValue = reserves.reduce((sum, it) => sum + debtOf(it), 0)
  return collateralHealth({
    collateral: reserves.flatMap((it) => {
      // What is not used as collateral is owned and backs nothing.
      const isUsed = !it.has('usageAsCollateral') || it.raw('usageAsCollateral') === true
      const collateral = collateralOf(it, category)
      return isUsed ? [collateral] : []
    }),
    debtValue,
    ...ceilingOf(input),
  })
}

function ofOneReserve(input: VectorInput): CollateralHealth {
  const category = input.numberOr(0, 'userEmodeCategoryId', 'userEModeCategoryId', 'eMode')
  return collateralHealth({
    collateral: [collateralOf(input, category)],
    debtValue: debtOf(input),
    ...ceilingOf(input),
  })
}

function ceilingOf(input: VectorInput): { readonly borrowCeiling?: number } {
  if (!input.has('debtCeiling')) return {}
  const ceiling = input.number('debtCeiling')
  const used = input.numberOr(0, 'isolationModeTotalDebt')
  const decimals = input.numberOr(0, 'debtCeilingDecimals')
  // A ceiling of zero is none.
  return ceiling === 0 ? {} : { borrowCeiling: (ceiling - used) / 10 ** decimals }
}

function collateralOf(it: VectorInput, category: number): WeightedCollateral {
  it.numberOr(18, 'decimals')
  const own = it.numberOr(0, 'eModeCategoryId', 'reserveEmodeCategory')
  const isBoosted = category !== 0 && own === category
  const ltv = it.numberOr(0, 'ltv')
  const threshold = it.numberOr(0, 'liquidationThreshold')
  const boostedLtv = it.numberOr(ltv, 'eModeLtv')
  const boostedThreshold = it.numberOr(threshold, 'eModeLiquidationThreshold')
  return {
    value: it.number('supply') * it.numberOr(1, 'priceInRef', 'price'),
    loanToValue: share(isBoosted ? boostedLtv : ltv, false),
    liquidationThreshold: share(isBoosted ? boostedThreshold : threshold, false),
  }
}

function debtOf(it: VectorInput): number {
  const units = it.numberOr(0, 'variableDebt') + it.numberOr(0, 'stableDebt')
  return units * it.numberOr(1, 'priceInRef', 'price')
}

// Shares are stated as such or in basis points; the utilities' "big unit" functions take them as given.
function share(value: number, isBigUnits: boolean): number {
  return value > 1 && !isBigUnits ? value / 10_000 : value
}

function runConversion(input: VectorInput, expected: VectorInput): VectorOutcome {
  const decimals = input.number('decimals')
  const price = input.number('priceInRef', 'priceInMarketReferenceCurrency')
  const reference = (input.number('balance') * price) / 10 ** decimals
  const refDecimals = input.numberOr(18, 'marketRefCurrencyDecimals', 'refDecimals')
  const usdPrice = input.number('refPriceUsd', 'marketRefPriceInUsd')
  input.assertAllRead()
  const health = collateralHealth({
    collateral: [{ value: reference, loanToValue: 0, liquidationThreshold: 0 }],
    debtValue: 0,
  })
  const computed: Readonly<Record<string, number>> = {
    refBalance: health.collateralValue,
    marketReferenceCurrencyBalance: health.collateralValue,
    usdBalance: (health.collateralValue * usdPrice) / 10 ** refDecimals,
  }
  return checkFigures(
    expected.keys.map((key) => ({
      name: key,
      computed: computed[key] ?? Number.NaN,
      expected: expected.number(key),
      tolerance,
    })),
  )
}
