/** The decimals of a scale that is a power of ten, as the contract demands of every token it lists. */
export function decimalsOf(scale: bigint): number {
  return scale.toString().length - 1
}
