import { InvariantError } from './invariantError.ts'

/**
 * Stops the work at hand when something of ours is impossible.
 *
 * @param invariant what should have held, in words that end a sentence.
 * @throws InvariantError when `condition` is false.
 */
export function assertInvariant(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new InvariantError({ invariant })
}
