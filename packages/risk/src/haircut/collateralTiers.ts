import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { assertWithin } from '../matrix/assertWithin.ts'

/** A band of value and the haircut on what falls in it. */
export type CollateralTier = {
  /** Value up to which the band reaches; `Infinity` for the last. */
  readonly upToUsd: number
  /** In [0, 1], not below that of the tier before. */
  readonly haircut: number
}

/** A class of collateral: what counts as alike, and how it is cut by size. */
export type CollateralClass = { readonly name: string; readonly tiers: readonly CollateralTier[] }

/**
 * Classes of collateral that stand in until an owner states their own.
 *
 * Ours and not calibrated: from dollars that redeem, over the two largest assets, to the long tail,
 * which counts for nothing beyond a small size.
 */
export const defaultCollateralClasses: readonly CollateralClass[] = [
  { name: 'cash', tiers: tiers([10e6, 0.01], [100e6, 0.02], [Infinity, 0.05]) },
  { name: 'major', tiers: tiers([5e6, 0.05], [50e6, 0.1], [Infinity, 0.2]) },
  { name: 'staked-major', tiers: tiers([5e6, 0.08], [50e6, 0.15], [Infinity, 0.3]) },
  { name: 'large', tiers: tiers([1e6, 0.15], [10e6, 0.3], [Infinity, 0.6]) },
  { name: 'small', tiers: tiers([1e5, 0.4], [1e6, 0.7], [Infinity, 1]) },
]

function tiers(...bands: readonly (readonly [number, number])[]): readonly CollateralTier[] {
  return bands.map(([upToUsd, haircut]) => ({ upToUsd, haircut }))
}

/**
 * States the haircut on a value of one class: each band is cut by its own rate.
 *
 *     haircut = Σ_bands (value in the band · rate) / value
 *
 * Bands, so that one more dollar never loses value that was counted before. Rising in size.
 *
 * @param valueUsd at least zero; nothing is cut by the first rate.
 * @returns in [0, 1].
 * @throws EmptyHistoryError where the class has no tier.
 * @throws ParameterOutOfRangeError where tiers do not ascend, or do not reach the value.
 */
export function tieredHaircut(valueUsd: number, { tiers: bands }: CollateralClass): number {
  const [first] = bands
  if (first === undefined)
    throw new EmptyHistoryError({ series: 'tiers', observations: 0, minimum: 1 })
  assertWithin('valueUsd', valueUsd, { lowest: 0 })
  let from = 0
  let rate = 0
  let cut = 0
  for (const { upToUsd, haircut } of bands) {
    assertWithin('haircut', haircut, { lowest: rate, highest: 1 })
    // An endless band is a bound and not a number to compute with.
    if (upToUsd !== Infinity) assertWithin('upToUsd', upToUsd, { above: from })
    cut += Math.max(0, Math.min(valueUsd, upToUsd) - from) * haircut
    from = upToUsd
    rate = haircut
  }
  if (from !== Infinity) assertWithin('valueUsd', valueUsd, { highest: from })
  return valueUsd === 0 ? first.haircut : Math.min(1, cut / valueUsd)
}
