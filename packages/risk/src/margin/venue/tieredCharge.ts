/** From this raw amount on, each further dollar counts this many times. */
export type ChargeTier = { readonly aboveUsd: number; readonly multiplier: number }

/**
 * Multiplies a raw charge tier by tier: only the part inside a tier takes its multiplier.
 *
 *     Σ tiers (part of the raw charge inside the tier · multiplier)
 *
 * @param rawUsd not negative.
 * @param tiers ascending by `aboveUsd`, the first at 0.
 * @see OKX's notice on scaling factors in portfolio margin mode
 */
export function tieredCharge(rawUsd: number, tiers: readonly ChargeTier[]): number {
  return tiers.reduce((total, { aboveUsd, multiplier }, index) => {
    const upTo = tiers[index + 1]?.aboveUsd ?? Number.POSITIVE_INFINITY
    return total + Math.max(0, Math.min(rawUsd, upTo) - aboveUsd) * multiplier
  }, 0)
}

/** Components of OKX's aggregate of 2021; USD, not negative. */
export type OkxComponents = {
  readonly spotAndVolatilityUsd: number
  readonly thetaUsd: number
  readonly extremeMoveUsd: number
  readonly vegaTermUsd: number
  readonly basisUsd: number
  readonly rateUsd: number
}

/**
 * Adds OKX's components as its notice of 2021 does: `max(MR1, MR2, MR6) + MR3 + MR4 + MR5`.
 *
 * The aggregate in force today is not published in this form.
 */
export function okxComponentSum(components: OkxComponents): number {
  const { spotAndVolatilityUsd, thetaUsd, extremeMoveUsd } = components
  const { vegaTermUsd, basisUsd, rateUsd } = components
  return Math.max(spotAndVolatilityUsd, thetaUsd, extremeMoveUsd) + vegaTermUsd + basisUsd + rateUsd
}

/** The larger of the components and the tiered minimum charge. */
export function okxMaintenance(
  parameters: { readonly componentsUsd: number; readonly rawMinimumUsd: number },
  tiers: readonly ChargeTier[],
): number {
  return Math.max(parameters.componentsUsd, tieredCharge(parameters.rawMinimumUsd, tiers))
}
