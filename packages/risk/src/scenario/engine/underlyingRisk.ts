import type { UnderlyingBook } from '../book/riskBook.ts'
import type { MarginParameterSet } from '../parameter-sets/marginParameterSet.ts'
import { basisLoss } from './basisLoss.ts'
import { type ContingencyLine, contingencyLines } from './contingencyLines.ts'
import { markedExpiryValue } from './expiryValue.ts'
import { minimumLoss } from './minimumLoss.ts'
import { oracleCharge } from './oracleCharge.ts'
import { collateralValue, type ScenarioProfit, scenarioProfit } from './scenarioProfit.ts'

/** Everything measured of one underlying, before factors. */
export type UnderlyingRisk = {
  readonly underlying: string
  /** One a row, in the table's order. */
  readonly profits: readonly ScenarioProfit[]
  /** Zero or negative; competes with the rows. */
  readonly basisLossUsd: number
  /** The row that costs most, `'basis'`, or `'none'` where nothing loses. */
  readonly worst: string
  /** Largest loss of rows and basis; not negative. */
  readonly scenarioLossUsd: number
  /** Floor under the scenario loss. */
  readonly minimumUsd: number
  readonly contingencies: readonly ContingencyLine[]
  readonly oracleUsd: number
  /** Funding and fees set aside, on both sides. */
  readonly provisionUsd: number
  readonly optionValueUsd: number
  readonly collateralValueUsd: number
  /** Profit of perpetuals and futures not yet settled. */
  readonly unsettledUsd: number
}

/**
 * Measures one underlying under a parameter set.
 *
 *     scenario loss = −min(basis, every row's profit, 0)
 *
 * The basis rule is one candidate among the rows and never added to them.
 */
export function underlyingRisk(
  book: UnderlyingBook,
  parameters: { readonly set: MarginParameterSet; readonly stablePriceUsd: number },
): UnderlyingRisk {
  const { set, stablePriceUsd } = parameters
  const profits = set.scenarios.map((scenario) =>
    scenarioProfit(book, { scenario, set, stablePriceUsd }),
  )
  const basisLossUsd = basisLoss(book, set)
  const worst = profits.reduce(
    (found, { scenario, profitUsd }) =>
      profitUsd < found.profitUsd ? { scenario, profitUsd } : found,
    basisLossUsd < 0
      ? { scenario: 'basis', profitUsd: basisLossUsd }
      : { scenario: 'none', profitUsd: 0 },
  )
  return {
    underlying: book.underlying,
    profits,
    basisLossUsd,
    worst: worst.scenario,
    scenarioLossUsd: -worst.profitUsd + 0,
    minimumUsd: minimumLoss(book, set.minimums),
    contingencies: contingencyLines(book, parameters),
    oracleUsd: oracleCharge(book, parameters),
    provisionUsd: provision(book, set),
    optionValueUsd: sum(book.expiries.map((it) => markedExpiryValue(it, set.discount))),
    collateralValueUsd: sum(book.collateral.map((it) => collateralValue(it, stablePriceUsd))),
    unsettledUsd: sum([...book.perpetuals, ...book.futures].map((it) => it.unsettledUsd)),
  }
}

// Funding that would be received pays for nothing: a rate may turn before it is.
function provision(book: UnderlyingBook, set: MarginParameterSet): number {
  if (set.provisions === undefined) return 0
  const { fundingHours, feeRate } = set.provisions
  const funding = book.perpetuals.map(({ quantity, markPriceUsd, fundingRatePerHour = 0 }) =>
    Math.max(0, quantity * markPriceUsd * fundingRatePerHour * fundingHours),
  )
  const fees = [...book.perpetuals, ...book.futures].map(
    ({ quantity, markPriceUsd }) => Math.abs(quantity) * markPriceUsd * feeRate,
  )
  return sum([...funding, ...fees])
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
