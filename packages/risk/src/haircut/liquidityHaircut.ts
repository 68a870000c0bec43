import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { toShare } from './combineHaircuts.ts'

/** How much can be sold down to each price, from the best down. */
export type DepthCurve = {
  /** Fall below the middle price as a share, ascending in (0, 1]. */
  readonly slippages: ArrayLike<number>
  /** Value that can be sold in all before the price has fallen so far, ascending, USD. */
  readonly cumulativeUsd: ArrayLike<number>
}

/**
 * States the mean share of value lost by selling a size into a depth curve at once.
 *
 *     haircut = (1/size) ∫₀^size slippage(v) dv
 *
 * Between points the price falls in a straight line, from no slippage at nothing. What is beyond the
 * last point finds no buyer and counts as lost. Rising in size, falling in depth.
 *
 * @param parameters `stressFactor` in (0, 1] is the share of depth that remains when it is needed; 1
 * unless told otherwise. In October 2025 books of some assets fell to a fortieth.
 * @returns in [0, 1].
 * @throws MismatchedLengthsError, ParameterOutOfRangeError
 */
export function liquidityHaircut(parameters: {
  readonly depth: DepthCurve
  readonly sizeUsd: number
  readonly stressFactor?: number
}): number {
  const { depth, sizeUsd, stressFactor = 1 } = parameters
  assertWithin('sizeUsd', sizeUsd, { lowest: 0 })
  assertWithin('stressFactor', stressFactor, { above: 0, highest: 1 })
  assertCurve(depth)
  if (sizeUsd === 0) return 0
  let lost = 0
  let sold = 0
  let slippage = 0
  for (let i = 0; i < depth.slippages.length && sold < sizeUsd; i++) {
    const step = at(depth.cumulativeUsd, i) * stressFactor - sold
    const taken = Math.min(step, sizeUsd - sold)
    if (taken <= 0) {
      slippage = at(depth.slippages, i)
      continue
    }
    const end = slippage + ((at(depth.slippages, i) - slippage) * taken) / step
    lost += (taken * (slippage + end)) / 2
    sold += taken
    slippage = end
  }
  return toShare((lost + (sizeUsd - sold)) / sizeUsd)
}

function assertCurve({ slippages, cumulativeUsd }: DepthCurve): void {
  assertLength('cumulativeUsd', cumulativeUsd, slippages.length)
  for (let i = 0; i < slippages.length; i++) {
    const [slippage, usd] = i === 0 ? [0, 0] : [at(slippages, i - 1), at(cumulativeUsd, i - 1)]
    assertWithin(`slippages[${i}]`, at(slippages, i), { above: slippage, highest: 1 })
    assertWithin(`cumulativeUsd[${i}]`, at(cumulativeUsd, i), { lowest: usd })
  }
}

/**
 * States a haircut for holding much of what there is of an asset.
 *
 *     haircut = maximum · min(1, max(0, share − free) / (full − free))^power,  share = held / available
 *
 * Nothing up to the free share, the maximum from the full share on, convex between.
 *
 * @param parameters `availableUsd` is what the market holds or trades in the time a sale may take;
 * `freeShare` 0.05, `fullShare` 1, `maximum` 0.5 and `power` 1.5 unless told otherwise.
 * @returns in [0, maximum].
 * @throws ParameterOutOfRangeError
 */
export function concentrationHaircut(parameters: {
  readonly heldUsd: number
  readonly availableUsd: number
  readonly freeShare?: number
  readonly fullShare?: number
  readonly maximum?: number
  readonly power?: number
}): number {
  const {
    heldUsd,
    availableUsd,
    freeShare = 0.05,
    fullShare = 1,
    maximum = 0.5,
    power = 1.5,
  } = parameters
  assertWithin('heldUsd', heldUsd, { lowest: 0 })
  assertWithin('availableUsd', availableUsd, { lowest: 0 })
  assertWithin('freeShare', freeShare, { lowest: 0, below: 1 })
  assertWithin('fullShare', fullShare, { above: freeShare })
  assertWithin('maximum', maximum, { lowest: 0, highest: 1 })
  assertWithin('power', power, { lowest: 1 })
  if (heldUsd === 0) return 0
  // Without a market any holding is all there is.
  const share = availableUsd > 0 ? heldUsd / availableUsd : Infinity
  return maximum * toShare((share - freeShare) / (fullShare - freeShare)) ** power
}
