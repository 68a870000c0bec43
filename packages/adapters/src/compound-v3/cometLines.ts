import type { MarginLine } from '@crossmargin/core'
import { indexScale, presentValueRaw } from './baseInterest.ts'
import { baseValueRaw, collateralValueRaw, countedRaw } from './collateralRule.ts'
import type { CometAsset, CometPrices, CometState } from './cometState.ts'

const nothing = { valueRaw: 0n, initialRaw: 0n, maintenanceRaw: 0n } as const

/** The line of the base asset: what is lent, or what is owed; none where neither. */
export function baseLines(state: CometState, prices: CometPrices): readonly MarginLine[] {
  const { market, principal } = state
  if (market === 'unknown' || principal === 'unknown' || principal === 0n) return []
  const { base, accrued, baseScale } = market
  const isLent = principal > 0n
  const signedRaw = presentValueRaw(principal, accrued)
  const balanceRaw = isLent ? signedRaw : -signedRaw
  const line = {
    kind: isLent ? 'collateral' : 'debt',
    label: isLent ? `${base.symbol} lent` : `${base.symbol} debt`,
    asset: base,
    balanceRaw,
  } as const
  const index = isLent ? accrued.supply : accrued.borrow
  const size = isLent ? principal : -principal
  const grown = `floor(${size} × ${index} / ${indexScale}) = ${balanceRaw}`
  if (prices.base === undefined)
    return [
      { ...line, ...nothing, workings: `${grown}; its price is unknown, so nothing is known` },
    ]
  const valueRaw = baseValueRaw(market, { balanceRaw: signedRaw, priceRaw: prices.base })
  const worth = `value floor(${balanceRaw} × ${prices.base} / ${baseScale}) = ${isLent ? valueRaw : -valueRaw}`
  const workings = `${grown}; ${worth}`
  return [{ ...line, valueRaw, initialRaw: valueRaw, maintenanceRaw: valueRaw, workings }]
}

/** A line for each collateral held. */
export function collateralLines(state: CometState, prices: CometPrices): readonly MarginLine[] {
  const { market, balancesRaw } = state
  if (market === 'unknown') return []
  return market.assets.flatMap((asset, place) => {
    const balanceRaw = balancesRaw[place] ?? 0n
    if (balanceRaw === 0n) return []
    return [collateralLine(asset, { balanceRaw, priceRaw: prices.assets[place] })]
  })
}

function collateralLine(
  listed: CometAsset,
  { balanceRaw, priceRaw }: { readonly balanceRaw: bigint; readonly priceRaw: bigint | undefined },
): MarginLine {
  const { asset, scale, borrowFactorWad, liquidateFactorWad } = listed
  const label = `${asset.symbol} collateral`
  const line = { kind: 'collateral', label, asset, balanceRaw } as const
  if (priceRaw === undefined)
    return { ...line, ...nothing, workings: 'not counted: its price is unknown' }
  const valueRaw = collateralValueRaw(listed, { balanceRaw, priceRaw })
  const initialRaw = countedRaw(valueRaw, borrowFactorWad)
  const maintenanceRaw = countedRaw(valueRaw, liquidateFactorWad)
  const workings = `value floor(${balanceRaw} × ${priceRaw} / ${scale}) = ${valueRaw}; opens floor(${valueRaw} × ${borrowFactorWad} / 1e18) = ${initialRaw}; keeps floor(${valueRaw} × ${liquidateFactorWad} / 1e18) = ${maintenanceRaw}`
  return { ...line, valueRaw, initialRaw, maintenanceRaw, workings }
}
