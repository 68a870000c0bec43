import { marginGrid } from './marginGrid.ts'
import type { MarginParameterSet, MarginScenario } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/** Ranges that SPAN scans, which the clearing house sets per contract. */
export type SpanRanges = {
  /** Relative to spot: 0.15 scans ±15 %. */
  readonly priceScanRange: number
  /** Points of volatility: 0.1 is ten points, whatever the expiry. */
  readonly volatilityScanRange: number
  /** Share of spot a short option; SPAN's short-option minimum. */
  readonly shortOptionMinimumRate: number
}

const cover = 0.35

/** Numbers of SPAN's sixteen scenarios, in its order: fraction of the range, volatility, weight. */
export function span16Scenarios(priceScanRange: number): readonly MarginScenario[] {
  const fractions = [0, 1 / 3, -1 / 3, 2 / 3, -2 / 3, 1, -1]
  const core = marginGrid({
    spotMoves: fractions.map((fraction) => fraction * priceScanRange),
    volatility: ['up', 'down'],
  })
  const extremes = marginGrid({
    spotMoves: [2 * priceScanRange, -2 * priceScanRange],
    volatility: ['none'],
    weight: cover,
  })
  return [...core, ...extremes]
}

/**
 * SPAN with sixteen scenarios: thirds of the price range with volatility up and down, and twice the range
 * of which 35 % counts.
 *
 * Intermonth and delivery charges and intercommodity credits are the clearing house's tables and are
 * applied by `spanRequirement`. The default ranges are ours, for a large crypto asset.
 */
export function span16(
  ranges: SpanRanges = {
    priceScanRange: 0.15,
    volatilityScanRange: 0.15,
    shortOptionMinimumRate: 0.005,
  },
): MarginParameterSet {
  return {
    name: 'span-16',
    version: '1',
    description: 'SPAN: sixteen scenarios over a price and a volatility scan range.',
    source: 'CME SPAN methodology; ranges are ours',
    isVerified: false,
    marginPeriodDays: 1,
    scenarios: span16Scenarios(ranges.priceScanRange),
    volatilityShock: {
      mode: 'absolute',
      up: ranges.volatilityScanRange,
      down: ranges.volatilityScanRange,
      shortPower: 0,
      longPower: 0,
      pivotDays: 30,
      floorDays: 0,
      minimumUpVolatility: 0,
    },
    discount: 'rate',
    maintenanceFactor: 1,
    initialFactor: 1.1,
    contingencyPlacement: 'outside-factor',
    contingencies: noContingencies,
    minimums: { shortOptionRate: ranges.shortOptionMinimumRate },
    aggregation: { kind: 'sum-of-worst' },
  }
}
