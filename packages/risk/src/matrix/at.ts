/**
 * Reads an entry that the caller knows to exist.
 *
 * The numeric code checks lengths once at its doors and then indexes inside them, where a check per
 * read would cost more than the arithmetic.
 */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number
}
