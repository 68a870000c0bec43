import {
  assertMarginParameterSet,
  derivePmrm2,
  type MarginParameterSet,
  type MarginScenario,
  type VolatilityMove,
} from '@crossmargin/risk'
import { partsOf } from '../margin/partsOf.ts'
import type { VectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/** Reads the parameters of a PMRM_2 case; a group that is absent keeps the base values. */
export function readPmrm2Parameters(params: VectorInput): MarginParameterSet {
  const group = (key: string): VectorInput | undefined =>
    params.has(key) ? params.part(key) : undefined
  const set: MarginParameterSet = {
    ...derivePmrm2,
    name: 'case parameters',
    ...(params.has('Scenarios') ? { scenarios: readScenarios(params) } : {}),
    ...readVolatility(group('VolShock')),
    ...readSkew(group('SkewShock')),
    ...readMargin(group('Margin')),
    ...readBasis(group('BasisContingency')),
    ...readOther(group('OtherContingency')),
  }
  params.assertAllRead()
  assertMarginParameterSet(set)
  return set
}

const moves: Readonly<Record<string, VolatilityMove>> = {
  up: 'up',
  down: 'down',
  none: 'none',
  linear: 'linear-skew',
  abs: 'absolute-skew',
}

function readScenarios(params: VectorInput): readonly MarginScenario[] {
  return partsOf(params, 'Scenarios').map((row, index) => {
    const stated = row.textOr('None', 'vol', 'volShock')
    const volatility = moves[stated.toLowerCase()]
    if (volatility === undefined) {
      throw new VectorInputError({
        problem: `Scenario ${index} moves volatility by "${stated}".`,
        remedy: `Known are ${Object.keys(moves).join(', ')}.`,
      })
    }
    // The table states 1.045; the subtraction's own rounding would move the spot by a part in 1e16.
    const spotMove = Number((row.number('spotShock') - 1).toFixed(12))
    const weight = row.numberOr(1, 'dampening', 'dampeningFactor')
    row.assertAllRead()
    return { name: `${index}: ${spotMove} ${volatility}`, spotMove, volatility, weight }
  })
}

function readVolatility(group: VectorInput | undefined): Partial<MarginParameterSet> {
  if (group === undefined) return {}
  return {
    volatilityShock: {
      ...derivePmrm2.volatilityShock,
      up: group.number('VOLRANGEUP'),
      down: group.number('VOLRANGEDOWN'),
      minimumUpVolatility: group.number('MIN_VOL_EVAL_SHOCKED'),
      shortPower: group.number('SHORTTERMPOWER'),
      longPower: group.number('LONGTERMPOWER'),
      floorDays: group.number('DTE_FLOOR'),
    },
  }
}

function readSkew(group: VectorInput | undefined): Partial<MarginParameterSet> {
  if (group === undefined) return {}
  return {
    skewShock: {
      linearCap: group.number('LINEAR_SCALE_CAP'),
      linearTermSlope: group.number('LINEAR_CBASE'),
      absoluteCap: group.number('ABS_SCALE_CAP'),
      absoluteTermSlope: group.number('ABS_CBASE'),
      minimumWidth: group.number('MIN_K_STAR'),
      widthScale: group.number('MIN_WIDTH_SCALE'),
      volatilityStatic: group.number('VOL_PARAM_STATIC'),
      volatilityScale: group.number('VOL_PARAM_SCALE'),
    },
  }
}

function readMargin(group: VectorInput | undefined): Partial<MarginParameterSet> {
  if (group === undefined) return {}
  return {
    maintenanceFactor: group.number('MM_LOSS_FACTOR'),
    initialFactor: group.number('IM_LOSS_FACTOR'),
    staticDiscount: {
      long: {
        base: group.number('BASE_STATIC_DISCOUNT'),
        rateMultiplier: group.number('LONG_RATE_MULTSCALE'),
        rateAddend: group.number('LONG_RATE_ADDSCALE'),
      },
      short: {
        base: group.number('BASE_STATIC_DISCOUNT_NEG'),
        rateMultiplier: group.number('SHORT_RATE_MULTSCALE'),
        rateAddend: group.number('SHORT_RATE_ADDSCALE'),
      },
    },
  }
}

function readBasis(group: VectorInput | undefined): Partial<MarginParameterSet> {
  if (group === undefined) return {}
  return {
    basis: {
      upMove: group.number('SCENARIO_SPOT_UP') - 1,
      downMove: group.number('SCENARIO_SPOT_DOWN') - 1,
      add: group.number('BASIS_CONT_ADD_FACTOR'),
      multiplePerYear: group.number('BASIS_CONT_MULT_FACTOR'),
    },
  }
}

function readOther(group: VectorInput | undefined): Partial<MarginParameterSet> {
  if (group === undefined) return {}
  // The rates of the standard manager stand beside these in the source, and have no part in the rule.
  for (const key of ['IM_PERP_PERCENT_NORMAL', 'IM_OPTION_PERCENT_NORMAL']) {
    group.numberOr(0, key)
  }
  return {
    contingencies: {
      ...derivePmrm2.contingencies,
      perpetualRateMaintenance: group.number('MM_PERP_PERCENT'),
      perpetualRateInitial: group.number('IM_PERP_PERCENT'),
      nakedShortRateMaintenance: group.number('MM_OPTION_PERCENT'),
      nakedShortRateInitial: group.number('IM_OPTION_PERCENT'),
    },
    peg: { threshold: group.number('PEG_LOSS_THRESHOLD'), factor: group.number('PEG_LOSS_FACTOR') },
    oracle: {
      threshold: group.number('CONF_THRESHOLD'),
      rate: group.number('CONF_MARGIN'),
      perpetualConfidenceReaches: 'perpetuals-and-options',
    },
  }
}
