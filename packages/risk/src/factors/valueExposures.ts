import {
  type AssetId,
  type AssetRegistry,
  assertInvariant,
  type Exposure,
  type Gap,
  type GapKind,
  type MarginAccountId,
  type RegisteredAsset,
  type VenueMargin,
} from '@crossmargin/core'
import { compareText } from '../digest/compareText.ts'
import { isUsableValue } from './isUsableValue.ts'
import { oracleDebtPrice } from './oracleDebtPrice.ts'
import type { PriceBook } from './priceBook.ts'
import { reportingFactor } from './reportingFactor.ts'
import { type ValuationGapParameters, valuationGap } from './valuationGap.ts'

/** An exposure with its value, and what the registry says of its asset. */
export type ValuedExposure = Exposure & {
  readonly kindOfFactor: 'reporting' | 'registered' | 'unregistered'
  readonly isPegged: boolean
  /** USD, signed as the quantity. */
  readonly valueUsd: number
}

/** An exposure that is in no total. It is listed, so that it is not lost. */
export type UncountedExposure = {
  readonly account: MarginAccountId
  readonly asset: AssetId
  readonly kind: Exposure['kind']
  readonly quantity: number
  /** USD where there is a price, for display; never part of a sum. */
  readonly valueUsd: number | 'unknown'
  readonly reason: GapKind
}

/** One account's exposures, and what to value them by. */
export type ValueExposuresParameters = {
  /** The account's margin, whose lines price what no market does. */
  readonly margin: VenueMargin
  readonly exposures: readonly Exposure[]
  readonly prices: PriceBook
  readonly assets: AssetRegistry
}

/** What valuing some exposures came to. */
export type ExposureValuation = {
  readonly values: readonly ValuedExposure[]
  readonly uncounted: readonly UncountedExposure[]
  readonly gaps: readonly Gap[]
}

/**
 * Values the exposures of one account at market prices.
 *
 * What cannot be valued goes to the side that flatters the account least:
 *
 * - collateral nobody reviewed is not counted, whatever its price says: not in equity and so not in
 *   the requirement either. (Counting it and requiring all of it would leave the same slack, but let
 *   an airdropped token dilute the ratio of equity to requirement.)
 * - collateral without a price is not counted;
 * - debt without a price is kept at the venue's own oracle price, or else makes the account unknown;
 * - a position without a price makes the account unknown.
 *
 * The factor is the registry's; an asset that is not in it is its own. Quantities of zero are nothing.
 *
 * @returns values in an order that does not depend on the order given.
 * @throws InvariantError for a quantity that is not finite.
 */
export function valueExposures(parameters: ValueExposuresParameters): ExposureValuation {
  const values: ValuedExposure[] = []
  const uncounted: UncountedExposure[] = []
  const gaps: Gap[] = []
  for (const exposure of [...parameters.exposures].sort(compareExposures)) {
    assertInvariant(Number.isFinite(exposure.quantity), 'the quantity of an exposure is finite')
    if (exposure.quantity === 0) continue
    const valued = valueExposure(exposure, parameters)
    gaps.push(...valued.gaps)
    if (valued.kind === 'valued') values.push(valued.value)
    else uncounted.push(valued.uncounted)
  }
  return { values, uncounted, gaps }
}

type Valued = { readonly gaps: readonly Gap[] } & (
  | { readonly kind: 'valued'; readonly value: ValuedExposure }
  | { readonly kind: 'uncounted'; readonly uncounted: UncountedExposure }
)

function valueExposure(exposure: Exposure, context: ValueExposuresParameters): Valued {
  const registered = context.assets.get(exposure.asset)
  const isOwned = exposure.kind === 'collateral' && exposure.quantity > 0
  const marketUsd = marketValueUsd(exposure, context.prices)
  const gapOf = (kind: ValuationGapParameters['kind'], effect: ValuationGapParameters['effect']) =>
    valuationGap({ exposure, margin: context.margin, kind, effect })
  if (isOwned && registered === undefined) {
    const gap = gapOf('asset-unknown', 'collateral-not-counted')
    return uncountedOf({ exposure, gaps: [gap], reason: gap.kind, valueUsd: marketUsd })
  }
  const gaps = registered === undefined ? [gapOf('asset-unknown', 'debt-kept')] : []
  const valueUsd = marketUsd === 'unknown' ? oracleValueUsd(exposure, context) : marketUsd
  if (valueUsd === 'unknown') {
    const gap = gapOf('price-missing', isOwned ? 'collateral-not-counted' : 'account-unknown')
    return uncountedOf({ exposure, gaps: [...gaps, gap], reason: gap.kind, valueUsd })
  }
  if (marketUsd === 'unknown') gaps.push(gapOf('price-missing', 'debt-kept'))
  return { kind: 'valued', gaps, value: valuedOf({ exposure, registered, valueUsd }) }
}

function valuedOf(parameters: {
  readonly exposure: Exposure
  readonly registered: RegisteredAsset | undefined
  readonly valueUsd: number
}): ValuedExposure {
  const { exposure, registered, valueUsd } = parameters
  return {
    ...exposure,
    factor: registered?.factor ?? exposure.asset,
    kindOfFactor: kindOfFactor(registered?.factor),
    isPegged: registered?.isPegged ?? false,
    valueUsd,
  }
}

function uncountedOf(parameters: {
  readonly exposure: Exposure
  readonly gaps: readonly Gap[]
  readonly reason: GapKind
  readonly valueUsd: number | 'unknown'
}): Valued {
  const { gaps, reason, valueUsd } = parameters
  const { account, asset, kind, quantity } = parameters.exposure
  return {
    kind: 'uncounted',
    gaps,
    uncounted: { account, asset, kind, quantity, valueUsd, reason },
  }
}

function kindOfFactor(factor: string | undefined): ValuedExposure['kindOfFactor'] {
  if (factor === undefined) return 'unregistered'
  return factor === reportingFactor ? 'reporting' : 'registered'
}

function marketValueUsd(exposure: Exposure, prices: PriceBook): number | 'unknown' {
  const price = prices.get(exposure.asset)
  if (price === undefined) return 'unknown'
  return usableValue(exposure, exposure.quantity > 0 ? price.lowUsd : price.highUsd)
}

function oracleValueUsd(
  exposure: Exposure,
  { margin, prices }: ValueExposuresParameters,
): number | 'unknown' {
  if (exposure.kind !== 'debt') return 'unknown'
  const price = oracleDebtPrice(margin, { asset: exposure.asset, prices })
  return price === 'unknown' ? 'unknown' : usableValue(exposure, price)
}

function usableValue({ quantity }: Exposure, priceUsd: number): number | 'unknown' {
  const valueUsd = quantity * priceUsd
  return isUsableValue({ quantity, valueUsd }) ? valueUsd : 'unknown'
}

function compareExposures(a: Exposure, b: Exposure): number {
  return (
    compareText(a.account, b.account) ||
    compareText(a.asset, b.asset) ||
    compareText(a.kind, b.kind) ||
    a.quantity - b.quantity
  )
}
