import { span16Scenarios } from '../../scenario/parameter-sets/span16.ts'

/** Gains per contract, one a SPAN scenario, in the order of the sixteen. */
export type RiskArray = readonly number[]

/** A risk array and how many contracts of it are held, short negative. */
export type RiskArrayLeg = { readonly array: RiskArray; readonly quantity: number }

/**
 * Adds risk arrays row by row: contracts on one underlying offset in full within a scenario.
 *
 * @returns one gain a row; rows that a shorter array lacks count as zero.
 */
export function addRiskArrays(legs: readonly RiskArrayLeg[]): RiskArray {
  const rows = Math.max(0, ...legs.map(({ array }) => array.length))
  return Array.from({ length: rows }, (_, row) =>
    legs.reduce((total, { array, quantity }) => total + quantity * (array[row] ?? 0), 0),
  )
}

/** The largest loss of an array, and the row (from 0) that has it; never negative. */
export function scanRisk(array: RiskArray): { readonly lossUsd: number; readonly row: number } {
  const worst = Math.min(0, ...array)
  return { lossUsd: -worst + 0, row: worst < 0 ? array.indexOf(worst) : -1 }
}

/**
 * The risk array of a future: its gain in each of SPAN's sixteen scenarios.
 *
 *     gain = price scan range · fraction · weight
 *
 * @param priceScanRangeUsd what a contract moves by over the scan range.
 */
export function futureRiskArray(priceScanRangeUsd: number): RiskArray {
  return span16Scenarios(1).map(({ spotMove, weight }) => spotMove * weight * priceScanRangeUsd + 0)
}

/** Charges and credits beside the scan; USD, each not negative. */
export type SpanCharges = {
  readonly intermonthUsd: number
  readonly deliveryUsd: number
  readonly intercommodityCreditUsd: number
  readonly shortOptionMinimumUsd: number
}

/**
 * SPAN's requirement of one commodity.
 *
 *     max(scan + intermonth + delivery − intercommodity credit, short option minimum)
 */
export function spanRequirement(scanRiskUsd: number, charges: SpanCharges): number {
  const { intermonthUsd, deliveryUsd, intercommodityCreditUsd, shortOptionMinimumUsd } = charges
  const sum = scanRiskUsd + intermonthUsd + deliveryUsd - intercommodityCreditUsd
  return Math.max(sum, shortOptionMinimumUsd)
}
