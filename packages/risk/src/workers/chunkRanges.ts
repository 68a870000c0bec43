/** From the first to behind the last. */
export type ChunkRange = { readonly from: number; readonly to: number }

/**
 * Cuts a count into chunks of a fixed size; the last may be smaller.
 *
 * Where a cut lies depends on the input alone, never on how many workers there are or how fast each is.
 *
 * @param parameters `count` is a whole number from 0, `size` from 1.
 */
export function chunkRanges(parameters: {
  readonly count: number
  readonly size: number
}): readonly ChunkRange[] {
  const { count, size } = parameters
  return Array.from({ length: Math.ceil(count / size) }, (_, n) => ({
    from: n * size,
    to: Math.min(count, (n + 1) * size),
  }))
}
