import type { AccountReading } from '@crossmargin/core'
import { compareReadings } from 'crossmargin'
import { expect } from 'vitest'

/**
 * Compares what two routes brought back, account by account, and says which fields differ: a reading
 * printed whole would hide the one digit.
 */
export function expectSame(
  what: string,
  routes: { readonly ours: readonly AccountReading[]; readonly theirs: readonly AccountReading[] },
): void {
  const indexed = routes.ours.map((reading) => ({ reading, answer: {}, contractAnswer: {} }))
  const { differences } = compareReadings({ indexed, read: routes.theirs })
  expect(differences.slice(0, 5), what).toEqual([])
}
