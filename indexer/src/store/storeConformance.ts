import { describeChain } from './conformance/describeChain.ts'
import { describeFound } from './conformance/describeFound.ts'
import { describeHistory } from './conformance/describeHistory.ts'
import { describeRows } from './conformance/describeRows.ts'
import { describeUndo } from './conformance/describeUndo.ts'
import { describeWatch } from './conformance/describeWatch.ts'
import type { OpenStore } from './conformance/standIn.ts'

/**
 * Declares every test that any store must pass. To be called from a test file of the store.
 *
 * @param open makes a new, empty store at each call, with the tables of the venues given.
 */
export function describeStore(open: OpenStore): void {
  describeChain(open)
  describeRows(open)
  describeFound(open)
  describeUndo(open)
  describeHistory(open)
  describeWatch(open)
}
