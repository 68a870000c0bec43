import { toFloat, type VenueMargin } from '@crossmargin/core'
import type { Margin, MarginLine } from './portfolio.ts'
import { presentAsset } from './presentAsset.ts'

/** An enforced margin as answers show it: exact amounts in the numeraire's native scale. */
export function presentMargin(margin: VenueMargin): Margin {
  const { liquidation } = margin
  return {
    numeraire: presentNumeraire(margin),
    collateralValueRaw: margin.collateralValueRaw,
    debtValueRaw: margin.debtValueRaw,
    equityRaw: margin.equityRaw,
    initialMarginRaw: margin.initialMarginRaw,
    maintenanceMarginRaw: margin.maintenanceMarginRaw,
    slackInitialRaw: margin.slackInitialRaw,
    slackMaintenanceRaw: margin.slackMaintenanceRaw,
    healthFactorWad: margin.healthFactorWad ?? null,
    lines: margin.lines.map(presentLine),
    liquidation: {
      trigger: liquidation.trigger,
      isLiquidatable: liquidation.isLiquidatable,
      closeFactors: liquidation.closeFactors.map(({ debt, closeFactorBps }) => ({
        debt: presentAsset(debt),
        closeFactorBps,
      })),
      bonuses: liquidation.bonuses.map(({ collateral, bonusBps }) => ({
        collateral: presentAsset(collateral),
        bonusBps,
      })),
    },
    liquidationPrices: margin.liquidationPrices.map(({ asset, priceRaw, decimals, side }) => ({
      asset: presentAsset(asset),
      priceRaw,
      decimals,
      price: toFloat({ raw: priceRaw, decimals }),
      side,
    })),
    answer: Object.entries(margin.answer).map(([name, value]) => ({ name, value: String(value) })),
  }
}

function presentNumeraire({ numeraire }: VenueMargin): Margin['numeraire'] {
  const { decimals } = numeraire
  if (numeraire.kind === 'usd') return { symbol: 'USD', decimals, asset: null }
  return { symbol: numeraire.asset.symbol, decimals, asset: presentAsset(numeraire.asset) }
}

function presentLine(line: VenueMargin['lines'][number]): MarginLine {
  return {
    kind: line.kind,
    label: line.label,
    asset: line.asset === undefined ? null : presentAsset(line.asset),
    balanceRaw: line.balanceRaw ?? null,
    valueRaw: line.valueRaw,
    initialRaw: line.initialRaw,
    maintenanceRaw: line.maintenanceRaw,
    workings: line.workings,
  }
}
