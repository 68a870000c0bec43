import type { RiskBook, UnderlyingBook } from '../../scenario/book/riskBook.ts'
import type { MarginParameterSet } from '../../scenario/parameter-sets/marginParameterSet.ts'
import {
  type MarginModelLine,
  type MarginSide,
  type ScenarioMargin,
  scenarioMargin,
} from '../../scenario/scenarioMargin.ts'
import { type BookLeg, bareMarket, bookLegs } from './bookLegs.ts'

/** One model's requirement of the whole book. */
export type MarginModelResult = {
  readonly model: 'isolated' | 'cross' | 'portfolio'
  readonly initialUsd: number
  readonly maintenanceUsd: number
  /** Requirement per dollar of gross notional; lower is more efficient. */
  readonly initialPerNotional: number | 'no-positions'
  readonly maintenancePerNotional: number | 'no-positions'
  /** Re-adds to the requirement. */
  readonly initialLines: readonly MarginModelLine[]
  readonly maintenanceLines: readonly MarginModelLine[]
}

/** Three models on one book. */
export type MarginScopes = {
  readonly parameterSet: { readonly name: string; readonly version: string }
  readonly grossNotionalUsd: number
  readonly isolated: MarginModelResult
  readonly cross: MarginModelResult
  readonly portfolio: MarginModelResult
  readonly portfolioMargin: ScenarioMargin
}

/**
 * Margins one book three ways under one parameter set, so that only the netting differs.
 *
 * - isolated: every position is an account of its own, and so is the collateral; nothing nets.
 * - cross: one account; delta-one positions of an underlying net, and options of one expiry do, but not
 *   one group with another, nor collateral with positions.
 * - portfolio: everything of an underlying is revalued together, and underlyings as the set says.
 *
 * The scenario loss is sub-additive, so isolated ≥ cross ≥ portfolio. What is saved is modelled: no venue
 * releases it unless the positions lie in one of its accounts.
 *
 * @throws InvalidRiskBookError and InvalidParameterSetError as `scenarioMargin` does.
 */
export function marginScopes(book: RiskBook, set: MarginParameterSet): MarginScopes {
  const legs = bookLegs(book)
  const grossNotionalUsd = legs.reduce((total, { notionalUsd }) => total + notionalUsd, 0)
  const portfolioMargin = scenarioMargin(book, set)
  const marginOf = (underlyings: readonly UnderlyingBook[]): ScenarioMargin =>
    scenarioMargin({ ...book, underlyings }, set)
  const collateral = book.underlyings.map((it) => ({
    ...bareMarket(it),
    collateral: it.collateral,
  }))
  const separate = (parts: readonly UnderlyingBook[]): readonly ScenarioMargin[] =>
    [...parts, ...collateral].map((part) => marginOf([part]))
  const result = resultOf(grossNotionalUsd)
  return {
    parameterSet: { name: set.name, version: set.version },
    grossNotionalUsd,
    isolated: result('isolated', separate(legs.map((it) => it.book))),
    cross: result('cross', separate(groupedBooks(legs))),
    portfolio: result('portfolio', [portfolioMargin]),
    portfolioMargin,
  }
}

function resultOf(grossNotionalUsd: number) {
  const per = (amountUsd: number): number | 'no-positions' =>
    grossNotionalUsd === 0 ? 'no-positions' : amountUsd / grossNotionalUsd
  return (
    model: MarginModelResult['model'],
    margins: readonly ScenarioMargin[],
  ): MarginModelResult => {
    const total = (side: (it: ScenarioMargin) => MarginSide): number =>
      margins.reduce((sum, it) => sum + side(it).requirementUsd, 0)
    const initialUsd = total((it) => it.initial)
    const maintenanceUsd = total((it) => it.maintenance)
    return {
      model,
      initialUsd,
      maintenanceUsd,
      initialPerNotional: per(initialUsd),
      maintenancePerNotional: per(maintenanceUsd),
      initialLines: margins.flatMap((it) => it.initial.lines),
      maintenanceLines: margins.flatMap((it) => it.maintenance.lines),
    }
  }
}

function groupedBooks(legs: readonly BookLeg[]): readonly UnderlyingBook[] {
  const groups = new Map<string, UnderlyingBook>()
  for (const { group, book } of legs) {
    const known = groups.get(group)
    groups.set(group, known === undefined ? book : joined(known, book))
  }
  return [...groups.values()]
}

function joined(first: UnderlyingBook, second: UnderlyingBook): UnderlyingBook {
  const [expiry] = first.expiries
  const [other] = second.expiries
  const expiries =
    expiry === undefined || other === undefined
      ? [...first.expiries, ...second.expiries]
      : [{ ...expiry, options: [...expiry.options, ...other.options] }]
  return {
    ...first,
    perpetuals: [...first.perpetuals, ...second.perpetuals],
    futures: [...first.futures, ...second.futures],
    expiries,
  }
}
