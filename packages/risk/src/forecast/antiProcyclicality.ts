import { assertWithin } from '../matrix/assertWithin.ts'

/** A margin with a buffer on top that stress may use up. */
export type BufferedMargin = {
  readonly marginUsd: number
  /** What is left of the buffer after this day. */
  readonly bufferUsd: number
}

/**
 * Charges a margin with a buffer that may be exhausted when margins rise: EMIR's first form.
 *
 * In calm times the buffer is kept at its share of the model's margin. In stress it is drawn to hold
 * the charge at what it was, as far as it goes.
 *
 * @param parameters `chargedUsd` is the margin and buffer of the day before, `bufferUsd` its buffer;
 * `share` at least 0.25, the rule's least and the default.
 * @throws ParameterOutOfRangeError
 * @see Commission Delegated Regulation (EU) 153/2013, art. 28(1)(a)
 */
export function bufferedMargin(parameters: {
  readonly modelMarginUsd: number
  readonly chargedUsd: number
  readonly bufferUsd: number
  readonly isStressed: boolean
  readonly share?: number
}): BufferedMargin {
  const { modelMarginUsd, chargedUsd, bufferUsd, isStressed, share = 0.25 } = parameters
  assertWithin('modelMarginUsd', modelMarginUsd, { lowest: 0 })
  assertWithin('chargedUsd', chargedUsd, { lowest: 0 })
  assertWithin('bufferUsd', bufferUsd, { lowest: 0 })
  assertWithin('share', share, { lowest: 0.25 })
  const full = share * modelMarginUsd
  if (!isStressed) return { marginUsd: modelMarginUsd + full, bufferUsd: full }
  const kept = Math.max(0, chargedUsd - modelMarginUsd)
  const left = Math.min(bufferUsd, kept, full)
  return { marginUsd: modelMarginUsd + left, bufferUsd: left }
}

/**
 * Mixes stressed observations into a margin: EMIR's second form.
 *
 *     margin = (1 − weight)·current + weight·stressed
 *
 * @param parameters `weight` in [0.25, 1], 0.25 unless told otherwise.
 * @throws ParameterOutOfRangeError
 * @see Commission Delegated Regulation (EU) 153/2013, art. 28(1)(b)
 */
export function stressWeightedMargin(parameters: {
  readonly currentUsd: number
  readonly stressedUsd: number
  readonly weight?: number
}): number {
  const { currentUsd, stressedUsd, weight = 0.25 } = parameters
  assertWithin('currentUsd', currentUsd, { lowest: 0 })
  assertWithin('stressedUsd', stressedUsd, { lowest: 0 })
  assertWithin('weight', weight, { lowest: 0.25, highest: 1 })
  return (1 - weight) * currentUsd + weight * stressedUsd
}

/**
 * Holds a margin at what the volatility of a long lookback would ask: EMIR's third form.
 *
 *     margin = max(current, current · σ_long / σ_current)
 *
 * @param parameters volatilities in one unit, above zero; the rule's lookback is ten years.
 * @throws ParameterOutOfRangeError
 * @see Commission Delegated Regulation (EU) 153/2013, art. 28(1)(c)
 */
export function flooredMargin(parameters: {
  readonly currentUsd: number
  readonly currentVolatility: number
  readonly lookbackVolatility: number
}): number {
  const { currentUsd, currentVolatility, lookbackVolatility } = parameters
  assertWithin('currentUsd', currentUsd, { lowest: 0 })
  assertWithin('currentVolatility', currentVolatility, { above: 0 })
  assertWithin('lookbackVolatility', lookbackVolatility, { lowest: 0 })
  return currentUsd * Math.max(1, lookbackVolatility / currentVolatility)
}
