/** Above this many USD a value is a defect of a token or of a price. */
const largestValueUsd = 1e30

/** No token can have more whole units than the largest uint256, 1.2e77. */
const largestQuantity = 1e78

/**
 * Tells whether a holding and its value are of a size that means something.
 *
 * A hostile token can report any balance. Far below the largest float, so that sums and products of
 * what is usable are finite.
 */
export function isUsableValue(holding: {
  readonly quantity: number
  readonly valueUsd: number
}): boolean {
  return (
    Math.abs(holding.quantity) <= largestQuantity && Math.abs(holding.valueUsd) <= largestValueUsd
  )
}
