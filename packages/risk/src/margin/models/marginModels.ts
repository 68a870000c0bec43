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

/** What a position's being in the book saves; USD, positive saves. */
export type HedgeOffset = {
  readonly label: string
  readonly notionalUsd: number
  /** What it would ask alone. */
  readonly aloneUsd: number
  /** `rest + alone − book`, of portfolio maintenance margin. */
  readonly offsetUsd: number
}

/** Three models on one book. */
export type MarginModels = {
  readonly parameterSet: { readonly name: string; readonly version: string }
  readonly grossNotionalUsd: number
  readonly isolated: MarginModelResult
  readonly cross: MarginModelResult
  readonly portfolio: MarginModelResult
  readonly offsets: readonly HedgeOffset[]
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
export function marginModels(book: RiskBook, set: MarginParameterSet): MarginModels {
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
    offsets: legs.map((leg) => offsetOf(leg, { book, set, whole: portfolioMargin })),
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

function offsetOf(
  leg: BookLeg,
  parameters: {
    readonly book: RiskBook
    readonly set: MarginParameterSet
    readonly whole: ScenarioMargin
  },
): HedgeOffset {
  const { book, set, whole } = parameters
  const requirementOf = (underlyings: readonly UnderlyingBook[]): number =>
    scenarioMargin({ ...book, underlyings }, set).maintenance.requirementUsd
  const aloneUsd = requirementOf([leg.book])
  const restUsd = requirementOf(book.underlyings.map((it) => withoutLeg(it, leg)))
  const offsetUsd = restUsd + aloneUsd - whole.maintenance.requirementUsd
  return { label: leg.label, notionalUsd: leg.notionalUsd, aloneUsd, offsetUsd }
}

// A leg holds the very objects of the book, so that identity finds it among equal positions.
function withoutLeg(book: UnderlyingBook, leg: BookLeg): UnderlyingBook {
  if (book.underlying !== leg.underlying) return book
  const options = leg.book.expiries.flatMap((it) => it.options)
  return {
    ...book,
    perpetuals: book.perpetuals.filter((it) => !leg.book.perpetuals.includes(it)),
    futures: book.futures.filter((it) => !leg.book.futures.includes(it)),
    expiries: book.expiries.map((it) => ({
      ...it,
      options: it.options.filter((option) => !options.includes(option)),
    })),
  }
}
