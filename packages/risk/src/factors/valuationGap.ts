import type { Exposure, Gap, GapEffect, VenueMargin } from '@crossmargin/core'

/** Why an exposure's value is not simply quantity times market price, and what was done about it. */
export type ValuationGapParameters = {
  readonly exposure: Exposure
  readonly margin: Pick<VenueMargin, 'key'>
  readonly kind: 'asset-unknown' | 'price-missing'
  readonly effect: Exclude<GapEffect, 'part-missing' | 'none'>
}

const reasons: { readonly [kind in ValuationGapParameters['kind']]: string } = {
  'asset-unknown': 'is not in the asset registry',
  'price-missing': 'has no usable market price',
}

/** Says in one sentence what of an account could not be valued, why, and which side was taken. */
export function valuationGap(parameters: ValuationGapParameters): Gap {
  const { exposure, margin, kind, effect } = parameters
  const { account, asset, quantity } = exposure
  const subject = `${Math.abs(quantity)} units of ${asset} (${exposure.kind} of ${account})`
  return {
    kind,
    effect,
    message: `${subject}: the asset ${reasons[kind]}; ${consequenceOf(parameters)}.`,
    chainId: margin.key.chainId,
    venue: margin.key.venue,
    account,
    asset,
  }
}

function consequenceOf({ kind, effect }: ValuationGapParameters): string {
  switch (effect) {
    case 'collateral-not-counted':
      return 'it is counted as nothing'
    case 'account-unknown':
      return 'what the account is worth is unknown'
    case 'debt-kept':
      return kind === 'asset-unknown'
        ? 'it is kept in full, as a risk factor of its own'
        : 'it is kept at the price of the venue itself'
  }
}
