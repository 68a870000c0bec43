import { marginGrid, tailRows } from './marginGrid.ts'
import type { MarginParameterSet, MarginScenario } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

const core: readonly MarginScenario[] = [
  ...marginGrid({
    spotMoves: [0.135, 0.09, 0.045, 0, -0.045, -0.09, -0.135],
    volatility: ['down', 'none', 'up'],
  }),
  ...marginGrid({ spotMoves: [0.18, -0.18], volatility: ['up'] }),
]

const skews = marginGrid({ spotMoves: [0], volatility: ['linear-skew', 'absolute-skew'] })

/**
 * Derive's portfolio margin, second version, with the parameters of its own tests.
 *
 * 31 rows: a core of 23, six tails whose loss counts in part, and two turns of the smile.
 *
 * @see PMRMLib_2.sol and test/risk-managers/unit-tests/PMRM_2 of derivexyz/v2-core at 7736900
 */
export const derivePmrm2: MarginParameterSet = {
  name: 'derive-pmrm-2',
  version: '7736900',
  description: 'Derive portfolio margin v2: spot and volatility grid, dampened tails, skew turns.',
  source: 'derivexyz/v2-core 7736900, PMRM_2 portfolio cases',
  isVerified: true,
  marginPeriodDays: 'unstated',
  scenarios: [
    ...core,
    ...tailRows(
      [
        [-0.66, 6 / 110],
        [-0.33, 12 / 110],
        [0.5, 0.072],
        [1, 0.036],
        [2, 0.018],
        [3, 0.012],
      ],
      'up',
    ),
    ...skews,
  ],
  volatilityShock: {
    mode: 'relative',
    up: 0.5,
    down: 0.275,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0.45,
  },
  skewShock: {
    linearCap: 0.15,
    linearTermSlope: -0.05,
    absoluteCap: 0.15,
    absoluteTermSlope: -0.05,
    minimumWidth: 0.01,
    widthScale: 4,
    volatilityStatic: 0.6,
    volatilityScale: -0.1,
  },
  discount: 'rate',
  staticDiscount: {
    long: { base: 0.95, rateMultiplier: 1, rateAddend: 0.08 },
    short: { base: 1.04, rateMultiplier: 0.5, rateAddend: 0.08 },
  },
  basis: { upMove: 0.045, downMove: -0.045, add: 0.5, multiplePerYear: 2 },
  maintenanceFactor: 0.8,
  initialFactor: 1,
  contingencyPlacement: 'outside-factor',
  contingencies: {
    ...noContingencies,
    perpetualRateMaintenance: 0.015,
    perpetualRateInitial: 0.005,
    nakedShortRateMaintenance: 0.003,
    nakedShortRateInitial: 0.002,
  },
  peg: { threshold: 0.98, factor: 2 },
  oracle: { threshold: 0.55, rate: 1, perpetualConfidenceReaches: 'perpetuals-and-options' },
  aggregation: { kind: 'sum-of-worst' },
}

/**
 * The same with the 33 rows of the repository's mainnet configuration: two tails more, others damped.
 *
 * Live limits are data of the deployment and may differ.
 */
export const derivePmrm2Mainnet: MarginParameterSet = {
  ...derivePmrm2,
  name: 'derive-pmrm-2-mainnet',
  description:
    'Derive portfolio margin v2 with the rows of the repository’s mainnet configuration.',
  source: 'derivexyz/v2-core 7736900, mainnet configuration',
  scenarios: [
    ...core,
    ...tailRows(
      [
        [-0.66, 0.21],
        [-0.33, 0.42],
        [0.5, 0.2772],
        [1, 0.1386],
        [2, 0.0693],
        [3, 0.0462],
        [4, 0.03465],
        [5, 0.02772],
      ],
      'up',
    ),
    ...skews,
  ],
}
