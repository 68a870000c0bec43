import type { Checkpoint } from '../store/store.ts'
import { WatchChangedError } from './watchChangedError.ts'

/**
 * Makes sure that a chain goes on to be followed as it was: for everybody, or for watched owners.
 *
 * The rows of an index of watched owners lack everybody else, and those of the other would go stale.
 *
 * @throws WatchChangedError
 */
export function assertSameWatch(parameters: {
  readonly name: string
  readonly known: Checkpoint | undefined
  readonly isWatching: boolean
}): void {
  const { name, known, isWatching } = parameters
  if (known === undefined) return
  const wasWatching = known.watchedFromNumber !== undefined
  if (wasWatching !== isWatching) throw new WatchChangedError({ name, wasWatching })
}
