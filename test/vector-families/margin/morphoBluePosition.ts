import {
  borrowToUtilisation,
  rateToApy,
  repayToUtilisation,
  type SharesHealth,
  type SharesPosition,
  sharesHealth,
  sharesLiquidationIncentive,
  supplyToUtilisation,
  type UtilisationTarget,
  utilisation,
  withdrawToUtilisation,
} from '@crossmargin/risk'
import { checkFigures } from '../checkFigures.ts'
import type { VectorCase, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'
import { exactFigures } from './exactFigures.ts'
import { integerOf, integerOr } from './integerOf.ts'

const wad = 10n ** 18n
const unbounded = 2n ** 256n - 1n

/** Morpho Blue: positions, liquidation incentive, yields and utilisation targets. */
export const morphoBluePosition: VectorFamily = {
  name: 'morpho_blue_position',
  run: (vectorCase) => {
    const input = vectorInput(vectorCase.input)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const rateKey = input.keys.find((key) => /^rate(Per\w+)?(Wad)?$/i.test(key))
    const isMarket = ['supply', 'totalSupplyAssets'].some((key) => input.has(key))
    const outcome =
      rateKey !== undefined
        ? runRate(input, { rateKey, expected })
        : isMarket && !input.has('collateral')
          ? runUtilisation(vectorCase, { input, expected })
          : input.has('collateral')
            ? runPosition(input, expected)
            : exactFigures(expected, incentive(integerOf(input, 'lltv')))
    input.assertAllRead()
    return outcome
  },
}

function incentive(lltvWad: bigint): Readonly<Record<string, bigint>> {
  const lif = sharesLiquidationIncentive(lltvWad)
  return { lif, liquidationIncentiveFactor: lif }
}

function runPosition(input: VectorInput, expected: VectorInput): VectorOutcome {
  const position: SharesPosition = {
    collateralRaw: integerOf(input, 'collateral'),
    borrowShares: integerOr(input, 0n, 'borrowShares'),
    totalBorrowAssetsRaw: integerOr(input, 0n, 'totalBorrowAssets'),
    totalBorrowShares: integerOr(input, 0n, 'totalBorrowShares'),
    oraclePriceRaw: integerOr(input, 10n ** 36n, 'price', 'oraclePrice'),
    lltvWad: integerOf(input, 'lltv'),
  }
  // Supplied loan assets back nothing; the cases state them beside.
  for (const key of ['supplyShares', 'totalSupplyAssets', 'totalSupplyShares', 'fee']) {
    integerOr(input, 0n, key)
  }
  return exactFigures(expected, {
    ...figuresOf(sharesHealth(position), position),
    ...incentive(position.lltvWad),
  })
}

// The source writes the largest word for a ratio that has no bound.
function figuresOf(
  health: SharesHealth,
  position: SharesPosition,
): Readonly<Record<string, bigint | boolean>> {
  const word = (value: bigint | string): bigint => (typeof value === 'bigint' ? value : unbounded)
  const healthFactor = word(health.healthFactorWad)
  const price = word(health.liquidationPriceRaw)
  const { oraclePriceRaw } = position
  const ratio = oraclePriceRaw === 0n ? 0n : (price * wad + oraclePriceRaw - 1n) / oraclePriceRaw
  return {
    borrowAssets: health.debtRaw,
    collateralValue: health.collateralValueRaw,
    maxBorrowAssets: health.maximumDebtRaw,
    maxBorrowableAssets: health.borrowableRaw,
    withdrawableCollateral: health.withdrawableCollateralRaw,
    seizableCollateral: health.seizableCollateralRaw,
    isHealthy: health.isHealthy,
    isLiquidatable: !health.isHealthy,
    ltv: word(health.loanToValueWad),
    healthFactor,
    liquidationPrice: price,
    priceVariationToLiquidation: wad - ratio,
    priceVariationToLiquidationPrice: ratio - wad,
    borrowCapacityUsage:
      healthFactor === 0n ? unbounded : (wad * wad + healthFactor - 1n) / healthFactor,
  }
}

function runUtilisation(
  vectorCase: VectorCase,
  { input, expected }: { readonly input: VectorInput; readonly expected: VectorInput },
): VectorOutcome {
  const target: UtilisationTarget = {
    suppliedRaw: integerOf(input, 'supply', 'totalSupplyAssets'),
    borrowedRaw: integerOf(input, 'borrow', 'totalBorrowAssets'),
    targetWad: input.has('target') || input.has('utilization') ? readTarget(input) : 0n,
  }
  const asked = vectorCase.name ?? ''
  const kinds: readonly (readonly [RegExp, () => bigint | 'unreachable' | 'no-supply'])[] = [
    [/supply.*util/i, () => supplyToUtilisation(target)],
    [/withdraw.*util/i, () => withdrawToUtilisation(target)],
    [/borrow.*util/i, () => borrowToUtilisation(target)],
    [/repay.*util/i, () => repayToUtilisation(target)],
    [/util/i, () => utilisation(target)],
  ]
  const [, compute] = kinds.find(([pattern]) => pattern.test(asked)) ?? []
  if (compute === undefined) {
    throw new VectorInputError({
      problem: `The name "${asked}" does not say what is to reach the target.`,
      remedy: 'Name supply, withdraw, borrow or repay "ToUtilization".',
    })
  }
  const found = compute()
  const value = typeof found === 'bigint' ? found : unbounded
  return exactFigures(expected, { value, utilization: value })
}

// "0.9" or 900000000000000000.
function readTarget(input: VectorInput): bigint {
  const key = input.has('target') ? 'target' : 'utilization'
  const text = String(input.raw(key))
  const match = /^(\d+)\.(\d+)$/.exec(text)
  if (match !== null) {
    const [, whole = '', fraction = ''] = match
    return BigInt(whole + fraction.padEnd(18, '0').slice(0, 18))
  }
  return text === '1' ? wad : integerOf(input, key)
}

const secondsIn: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_628_000,
  year: 31_536_000,
}

function runRate(
  input: VectorInput,
  { rateKey, expected }: { readonly rateKey: string; readonly expected: VectorInput },
): VectorOutcome {
  const named = /per(second|minute|hour|day|week|month|year)/i.exec(rateKey)?.[1]
  const period = input.textOr(named ?? 'second', 'period', 'unit').toLowerCase()
  const seconds = secondsIn[period]
  if (seconds === undefined) {
    throw new VectorInputError({
      problem: `A rate per "${period}".`,
      remedy: `Known are ${Object.keys(secondsIn).join(', ')}.`,
    })
  }
  const stated = Number(input.number(rateKey))
  const isWad = /wad$/i.test(rateKey) || Math.abs(stated) > 1000
  const computed = rateToApy((isWad ? stated / 1e18 : stated) / seconds)
  return checkFigures(
    expected.keys.map((key) => ({
      name: key,
      computed: key === 'apy' ? computed : Number.NaN,
      expected: expected.number(key),
      tolerance: { kind: 'relative', bound: 1e-14 },
    })),
  )
}
