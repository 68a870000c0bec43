import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { type BlockRef, type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import type { StoreReader } from '../store/store.ts'
import { createWatchCoverage } from '../store/watchCoverage.ts'
import type { Random } from './createRandom.ts'

/** Of whom to sample how many, at which block. */
export type SampleAccountsParameters = {
  readonly store: StoreReader
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
  readonly at: BlockRef
  /** Accounts at the most. */
  readonly count: number
  readonly random: Random
}

/** Accounts whose health is looked at to find the riskiest: the work must not grow with the index. */
const lookedAt = 256

/**
 * Picks accounts to compare: about half of them the riskiest of a random few hundred, the others by
 * chance alone, so that over time every account has its turn.
 *
 * @returns different accounts, all of them where there are not more than asked for.
 */
export function sampleAccounts(parameters: SampleAccountsParameters): readonly MarginAccountKey[] {
  const { store, deployment, at, count, random } = parameters
  const coverage = createWatchCoverage(store)
  const keys = store
    .listAccounts({ deployment, asOfNumber: at.number })
    .filter((key) => coverage.covers({ ...key, number: at.number }))
  if (keys.length <= count) return keys
  const pool = drawSome(keys, { count: Math.max(lookedAt, count), random })
  const riskiest = riskiestFirst(pool, parameters).slice(0, Math.ceil(count / 2))
  const chosen = new Set(riskiest.map(toMarginAccountId))
  // The pool is in random order already: whoever comes first in it is there by chance.
  const others = pool.filter((key) => !chosen.has(toMarginAccountId(key)))
  return [...riskiest, ...others.slice(0, count - riskiest.length)]
}

/** Draws without putting back, in random order: the first steps of a Fisher-Yates shuffle. */
function drawSome<item>(
  items: readonly item[],
  { count, random }: { readonly count: number; readonly random: Random },
): readonly item[] {
  const rest = [...items]
  const drawn: item[] = []
  while (drawn.length < count && rest.length > 0) {
    const index = Math.floor(random() * rest.length)
    const taken = rest[index] as item
    rest[index] = rest[rest.length - 1] as item
    rest.pop()
    drawn.push(taken)
  }
  return drawn
}

/** Least health first; what cannot be valued is riskier than any, what owes nothing safer than any. */
function riskiestFirst(
  keys: readonly MarginAccountKey[],
  { store, adapter, deployment, at }: SampleAccountsParameters,
): readonly MarginAccountKey[] {
  return store.read(() => {
    const rows = store.rows(deployment, at.number)
    const healthOf = (key: MarginAccountKey): number => {
      try {
        const margin = adapter.margin(adapter.assemble(rows, { deployment, key, at }))
        if (margin.healthState === 'no-debt') return Number.POSITIVE_INFINITY
        return margin.healthFactorWad === undefined ? -1 : Number(margin.healthFactorWad)
      } catch (error) {
        // Comparing it will say what is wrong with it; here it only has to be chosen.
        void error
        return -1
      }
    }
    return keys
      .map((key) => ({ key, health: healthOf(key) }))
      .sort((a, b) => (a.health < b.health ? -1 : a.health > b.health ? 1 : 0))
      .map(({ key }) => key)
  })
}
