import type { RiskBook, UnderlyingBook } from '../../scenario/book/riskBook.ts'
import type { MarginParameterSet } from '../../scenario/parameter-sets/marginParameterSet.ts'
import { type ScenarioMargin, scenarioMargin } from '../../scenario/scenarioMargin.ts'
import { type BookLeg, bookLegs } from './bookLegs.ts'
import { type MarginScopes, marginScopes } from './marginScopes.ts'

/** What a position's being in the book saves; USD, positive saves. */
export type HedgeOffset = {
  readonly label: string
  readonly notionalUsd: number
  /** What it would ask alone. */
  readonly aloneUsd: number
  /** `rest + alone − book`, of portfolio maintenance margin. */
  readonly offsetUsd: number
}

/** Three models on one book, and what each position saves in it. */
export type MarginModels = MarginScopes & { readonly offsets: readonly HedgeOffset[] }

/**
 * Margins one book three ways and says what each position being in it saves.
 *
 * Work grows with the square of the positions; where offsets are not wanted, {@link marginScopes} is
 * linear.
 *
 * @throws InvalidRiskBookError and InvalidParameterSetError as `scenarioMargin` does.
 */
export function marginModels(book: RiskBook, set: MarginParameterSet): MarginModels {
  const legs = bookLegs(book)
  const scopes = marginScopes(book, set)
  return {
    ...scopes,
    offsets: legs.map((leg) => offsetOf(leg, { book, set, whole: scopes.portfolioMargin })),
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
