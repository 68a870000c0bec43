import {
  type AccountReading,
  type AccountSnapshot,
  type MarginAccountId,
  toMarginAccountId,
  type VenueAnswer,
} from '@crossmargin/core'
import { compareValues, type ValueDifference } from './compareValues.ts'

/** What a value was compared against: the read route, or the contract's own answer. */
export type ReadingDifference = ValueDifference & {
  readonly account: MarginAccountId
  readonly against: 'read' | 'contract'
}

/** One account as the index has it: its reading, and what our rule answers for it. */
export type IndexedReading = {
  readonly reading: AccountReading
  readonly answer: VenueAnswer
  /** What the contract's own views answered for the same account. */
  readonly contractAnswer: VenueAnswer
}

/** What comparing one deployment at one block came to. */
export type ReadingComparison = {
  readonly compared: number
  readonly differences: readonly ReadingDifference[]
}

/**
 * Compares the index with the read route, and our rule with the contract's own answer. Pure.
 *
 * An account that only one route has is a difference, except an indexed one that holds and owes
 * nothing: the index remembers who ever had an account, the chain does not.
 */
export function compareReadings(routes: {
  readonly indexed: readonly IndexedReading[]
  readonly read: readonly AccountReading[]
}): ReadingComparison {
  const unmatched = new Map(routes.read.map((reading) => [idOf(reading), reading]))
  let compared = 0
  const differences: ReadingDifference[] = []
  const compare = (
    subject: Pick<ReadingDifference, 'account' | 'against'> & { readonly field: string },
    values: { readonly left: unknown; readonly right: unknown },
  ) => {
    const { field, ...about } = subject
    const result = compareValues(values, field)
    compared += result.compared
    differences.push(...result.differences.map((difference) => ({ ...about, ...difference })))
  }
  for (const { reading, answer, contractAnswer } of routes.indexed) {
    const account = idOf(reading)
    const other = unmatched.get(account)
    unmatched.delete(account)
    if (other !== undefined) {
      const parts = ['snapshot', 'oraclePrices'] as const
      for (const field of parts) {
        compare({ account, against: 'read', field }, { left: reading[field], right: other[field] })
      }
    } else if (!isEmpty(reading.snapshot)) {
      compare({ account, against: 'read', field: 'account' }, { left: 'present', right: undefined })
    }
    compare(
      { account, against: 'contract', field: 'answer' },
      { left: answer, right: contractAnswer },
    )
  }
  for (const account of unmatched.keys()) {
    compare({ account, against: 'read', field: 'account' }, { left: undefined, right: 'present' })
  }
  return { compared, differences }
}

function idOf({ snapshot }: AccountReading): MarginAccountId {
  return toMarginAccountId(snapshot.key)
}

function isEmpty({ collaterals, debts, positions }: AccountSnapshot): boolean {
  return (
    [...collaterals, ...debts].every(({ balanceRaw }) => balanceRaw === 0n) &&
    positions.every(({ quantityRaw }) => quantityRaw === 0n)
  )
}
