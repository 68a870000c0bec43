import { type AssetRegistry, type Exposure, type OraclePrice, toFloat } from '@crossmargin/core'

/**
 * Tells with each exposure to a share what one unit of it stands for.
 *
 * rate = price of the share ÷ price of what it is a share of, both by the venue's own oracle and in
 * the same currency: the rate the venue reckons with, capped or late as its oracle may be.
 *
 * @returns the exposures in their order; without a rate where the asset is no share, or where the
 * venue does not price both.
 */
export function withShareRates(
  exposures: readonly Exposure[],
  parameters: {
    readonly assets: AssetRegistry
    readonly oraclePrices: readonly OraclePrice[]
  },
): readonly Exposure[] {
  const { assets, oraclePrices } = parameters
  const priceOf = (base: string): OraclePrice | undefined =>
    oraclePrices.find((price) => price.base === base && price.valueRaw > 0n)
  return exposures.map((exposure) => {
    const whole = assets.get(exposure.asset)?.shareOf
    const share = priceOf(exposure.asset)
    const underlying = whole === undefined ? undefined : priceOf(whole)
    if (share === undefined || underlying === undefined || share.quote !== underlying.quote)
      return exposure
    return { ...exposure, rate: toNumber(share) / toNumber(underlying) }
  })
}

function toNumber({ valueRaw, decimals }: OraclePrice): number {
  return toFloat({ raw: valueRaw, decimals })
}
