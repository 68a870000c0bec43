import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'
import { requireThat } from '../kit/contractRevertError.ts'

/** 1e15: what a principal of one is worth at the start. */
export const indexScale: bigint = 10n ** 15n

/** What a principal is worth, scale 1e15, for what is lent and for what is owed. */
export type Indexes = { readonly supply: bigint; readonly borrow: bigint }

/** A rate as a function of utilisation: a second, 1e18 = 100 %, with one kink. */
export type RateCurve = {
  readonly base: bigint
  readonly low: bigint
  readonly kink: bigint
  readonly high: bigint
}

/** What a Comet stores of its base asset, at the last accrual. */
export type BaseTotals = Indexes & {
  /** Principals, not values. */
  readonly totalSupply: bigint
  readonly totalBorrow: bigint
  readonly accruedAtSeconds: number
}

const maxUint64 = 2n ** 64n - 1n
const maxUint104 = 2n ** 104n - 1n
const maxInt104 = 2n ** 103n - 1n

/**
 * Accrues both indexes to a moment, as the contract will when it is next touched: simple interest over
 * the time since the last accrual, at the rates of the utilisation stored then.
 *
 *     index' = index + floor(index · rate(U) · elapsed / 1e18)
 *
 * @returns the indexes; `undefined` where one no longer fits 64 bits, or time runs backwards: the
 * contract reverts there.
 * @see Comet.accruedInterestIndices of comet
 */
export function accruedIndexes(
  totals: BaseTotals,
  parameters: {
    readonly atSeconds: number
    readonly supplyCurve: RateCurve
    readonly borrowCurve: RateCurve
  },
): Indexes | undefined {
  const elapsedSeconds = BigInt(parameters.atSeconds - totals.accruedAtSeconds)
  if (elapsedSeconds < 0n) return undefined
  if (elapsedSeconds === 0n) return { supply: totals.supply, borrow: totals.borrow }
  const used = utilizationWad(totals)
  const grown = (index: bigint, curve: RateCurve): bigint =>
    index + mulDivDown({ a: index, b: rateAt(curve, used) * elapsedSeconds, denominator: WAD })
  const supply = grown(totals.supply, parameters.supplyCurve)
  const borrow = grown(totals.borrow, parameters.borrowCurve)
  return supply > maxUint64 || borrow > maxUint64 ? undefined : { supply, borrow }
}

/**
 * What is owed over what is lent, both at the stored indexes; 1e18 = 100 %, and more where reserves are
 * lent too; zero where nothing is lent.
 *
 * @see Comet.getUtilization of comet
 */
export function utilizationWad(totals: BaseTotals): bigint {
  const lent = mulDivDown({ a: totals.totalSupply, b: totals.supply, denominator: indexScale })
  const owed = mulDivDown({ a: totals.totalBorrow, b: totals.borrow, denominator: indexScale })
  return lent === 0n ? 0n : mulDivDown({ a: owed, b: WAD, denominator: lent })
}

/** The rate at a utilisation, a second, 1e18 = 100 %. @see Comet.getBorrowRate of comet */
export function rateAt({ base, low, kink, high }: RateCurve, used: bigint): bigint {
  const below = mulDivDown({ a: low, b: used < kink ? used : kink, denominator: WAD })
  if (used <= kink) return base + below
  return base + below + mulDivDown({ a: high, b: used - kink, denominator: WAD })
}

/**
 * A principal's worth, signed: lent positive, owed negative; native scale of the base asset.
 *
 * @returns rounded towards zero on both sides, as the contract does.
 * @see CometCore.presentValue of comet
 */
export function presentValueRaw(principal: bigint, { supply, borrow }: Indexes): bigint {
  return principal >= 0n
    ? mulDivDown({ a: principal, b: supply, denominator: indexScale })
    : -mulDivDown({ a: -principal, b: borrow, denominator: indexScale })
}

/**
 * The principal that is worth a value: lent rounded down, owed rounded up.
 *
 * @throws ContractRevertError where it no longer fits 104 bits.
 * @see CometCore.principalValue of comet
 */
export function principalOf(valueRaw: bigint, { supply, borrow }: Indexes): bigint {
  const size =
    valueRaw >= 0n
      ? mulDivDown({ a: valueRaw, b: indexScale, denominator: supply })
      : mulDivUp({ a: -valueRaw, b: indexScale, denominator: borrow })
  requireThat(size <= maxUint104, 'InvalidUInt104', `${size} takes more than 104 bits.`)
  requireThat(size <= maxInt104, 'InvalidInt104', `${size} takes more than 103 bits.`)
  return valueRaw >= 0n ? size : -size
}
