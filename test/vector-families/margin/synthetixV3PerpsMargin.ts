import {
  type SkewMargin,
  skewFillPrice,
  skewPerpetualMargin,
  skewPositionProfit,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { readTolerance, type Tolerance } from '../tolerance.ts'
import type { VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { partsOf } from './partsOf.ts'

/** Synthetix v3 perpetuals: profit after a fill in the skew, margin left, margins asked. */
export const synthetixV3PerpsMargin: VectorFamily = {
  name: 'synthetix_v3_perps_margin',
  run: ({ input: value, expected: published, tolerance: own }, { file }) => {
    const input = vectorInput(value)
    const expected = vectorInput(published, 'expected')
    const tolerance = readTolerance(own ?? file.tolerance, 'to 1e-9')
    const outcome = input.has('positions')
      ? runPositions(input, { expected, tolerance })
      : runMarkets(input, { expected, tolerance })
    input.assertAllRead()
    return outcome
  },
}

type Published = { readonly expected: VectorInput; readonly tolerance: Tolerance }

// Every position was opened in an empty market: its own size is all the skew there is.
function runMarkets(input: VectorInput, { expected, tolerance }: Published): VectorOutcome {
  const sizes = input.part('sizes')
  const prices = input.part('prices')
  const opened = input.has('openPrices') ? input.part('openPrices') : prices
  const scales = input.part('skewScale')
  const skews = input.has('skew') ? input.part('skew') : undefined
  const profits = new Map(
    sizes.keys.map((market) => {
      const size = sizes.number(market)
      const fillPriceUsd = skewFillPrice({
        indexPriceUsd: opened.number(market),
        skew: skews?.numberOr(0, market) ?? 0,
        size,
        skewScale: scales.number(market),
      })
      const indexPriceUsd = prices.number(market)
      return [market, skewPositionProfit({ size, indexPriceUsd, fillPriceUsd })]
    }),
  )
  const collateral = input.number('collateral')
  const total = [...profits.values()].reduce((sum, it) => sum + it, 0)
  const figures = expected.keys.flatMap((key): readonly CheckedFigure[] => {
    if (key === 'pnl') {
      const pnl = expected.part('pnl')
      return pnl.keys.map((market) => ({
        name: `pnl ${market}`,
        computed: profits.get(market) ?? Number.NaN,
        expected: pnl.number(market),
        tolerance,
      }))
    }
    const computed = { availableMargin: collateral + total, totalPnl: total }[key] ?? Number.NaN
    return [{ name: key, computed, expected: expected.number(key), tolerance }]
  })
  return checkFigures(figures)
}

function runPositions(input: VectorInput, { expected, tolerance }: Published): VectorOutcome {
  const collateral = input.numberOr(0, 'collateral')
  const margins = partsOf(input, 'positions').map(marginOf)
  const total = (key: keyof SkewMargin): number =>
    margins.reduce((sum, { margin }) => sum + margin[key], 0)
  const available = margins.reduce((sum, { profitUsd }) => sum + profitUsd, collateral)
  const rewardUsd = total('liquidationRewardUsd')
  const computed: Readonly<Record<string, number>> = {
    initialMarginExclReward: total('initialUsd'),
    maintenanceMarginExclReward: total('maintenanceUsd'),
    liquidationReward: rewardUsd,
    initialMargin: total('initialUsd') + rewardUsd,
    maintenanceMargin: total('maintenanceUsd') + rewardUsd,
    availableMargin: available,
    withdrawableMargin: available - total('initialUsd'),
  }
  const figures = expected.keys
    .filter((key) => typeof expected.raw(key) !== 'string')
    .map((key) => ({
      name: key,
      computed: computed[key] ?? Number.NaN,
      expected: expected.number(key),
      tolerance,
    }))
  return checkFigures(figures)
}

function marginOf(position: VectorInput): {
  readonly margin: SkewMargin
  readonly profitUsd: number
} {
  const size = position.number('size')
  const skewScale = position.number('skewScale')
  const indexPriceUsd = position.number('price')
  const opened = position.numberOr(indexPriceUsd, 'openPrice')
  const skew = position.numberOr(0, 'skew')
  const fillPriceUsd = skewFillPrice({ indexPriceUsd: opened, skew, size, skewScale })
  const rates = {
    initialMarginFraction: position.number('imf', 'initialMarginFraction'),
    minimumInitialRatio: position.number('minImRatio', 'minimumInitialMarginRatio'),
    maintenanceScalar: position.number('mmScalar', 'maintenanceMarginScalar'),
    liquidationRewardRatio: position.numberOr(0, 'liqRewardRatio', 'liquidationRewardRatio'),
    minimumPositionMarginUsd: position.numberOr(0, 'minPositionMargin', 'minimumPositionMargin'),
  }
  position.assertAllRead()
  return {
    margin: skewPerpetualMargin({ size, indexPriceUsd, skewScale }, rates),
    profitUsd: skewPositionProfit({ size, indexPriceUsd, fillPriceUsd }),
  }
}
