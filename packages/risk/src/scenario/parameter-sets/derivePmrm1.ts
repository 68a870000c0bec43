import { marginGrid } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * Derive's portfolio margin, first version, with the parameters of its scenario tests.
 *
 * 21 rows, no tails and no skew; options are not discounted; a claim is cut and a debt is not; the
 * static contingency is multiplied by the initial factor with the scenario loss.
 *
 * @see PMRMLib.sol and config-test.sol of derivexyz/v2-core at 7736900
 */
export const derivePmrm1: MarginParameterSet = {
  name: 'derive-pmrm-1',
  version: '7736900',
  description: 'Derive portfolio margin v1: 21 rows, contingencies inside the initial factor.',
  source: 'derivexyz/v2-core 7736900, test/config-test.sol',
  isVerified: true,
  marginPeriodDays: 'unstated',
  scenarios: marginGrid({
    spotMoves: [0.15, 0.1, 0.05, 0, -0.05, -0.1, -0.15],
    volatility: ['up', 'none', 'down'],
  }),
  volatilityShock: {
    mode: 'relative',
    up: 0.45,
    down: 0.3,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0,
  },
  discount: 'none',
  staticDiscount: { long: { base: 0.95, rateMultiplier: 4, rateAddend: 0.05 } },
  basis: { upMove: 0.05, downMove: -0.05, add: 0.25, multiplePerYear: 0.01 },
  maintenanceFactor: 1,
  initialFactor: 1.3,
  contingencyPlacement: 'inside-factor',
  contingencies: {
    ...noContingencies,
    perpetualRateMaintenance: 0.02,
    nakedShortRateMaintenance: 0.01,
    collateralBase: 'spot-notional',
  },
  peg: { threshold: 0.98, factor: 2 },
  oracle: { threshold: 0.6, rate: 0.5, perpetualConfidenceReaches: 'all' },
  aggregation: { kind: 'sum-of-worst' },
}

/** Share of spot that the first version charges for the base asset, on both sides. */
export const derivePmrm1BaseHaircut = 0.02

/** The same with the parameters of its portfolio tests. */
export const derivePmrm1Portfolios: MarginParameterSet = {
  ...derivePmrm1,
  name: 'derive-pmrm-1-portfolios',
  source: 'derivexyz/v2-core 7736900, TestPMRM_ProtfolioCases.t.sol',
  staticDiscount: { long: { base: 0.95, rateMultiplier: 4, rateAddend: 0.12 } },
  contingencies: { ...derivePmrm1.contingencies, perpetualRateMaintenance: 0.025 },
  oracle: { threshold: 0.6, rate: 0.4, perpetualConfidenceReaches: 'all' },
}
