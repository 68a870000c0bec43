import {
  derivePmrm1,
  derivePmrm1BaseHaircut,
  type MarginParameterSet,
  type MarginScenario,
  derivePmrm1Portfolios as portfolioSet,
  type ScenarioMargin,
  scenarioMargin,
} from '@crossmargin/risk'
import { type CheckedFigure, checkFigures } from '../checkFigures.ts'
import { partsOf } from '../margin/partsOf.ts'
import { readTolerance } from '../tolerance.ts'
import type { VectorCase, VectorContext, VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { type VectorInput, vectorInput } from '../vectorInput.ts'
import { readPmrm1Book } from './readPmrm1Book.ts'

/** Derive's PMRM v1: scenarios computed by hand, to 1e-8. */
export const derivePmrm1Scenarios: VectorFamily = {
  name: 'derive_pmrm1_scenarios',
  run: (vectorCase, { file }) => {
    const params = vectorCase['params'] ?? file['params']
    const { set, baseHaircut } =
      params === undefined
        ? { set: derivePmrm1, baseHaircut: derivePmrm1BaseHaircut }
        : readPmrm1Parameters(vectorInput(params, 'params'))
    const margin = scenarioMargin(readPmrm1Book(vectorInput(vectorCase.input), baseHaircut), set)
    const expected = vectorInput(vectorCase.expected, 'expected')
    const tolerance = readTolerance(vectorCase.tolerance ?? file.tolerance)
    const computed = figuresOf(margin)
    const figures = expected.keys.map((key): CheckedFigure => {
      const published = expected.number(key)
      return { name: key, computed: computed[key] ?? Number.NaN, expected: published, tolerance }
    })
    return checkFigures(figures)
  },
}

/** Derive's PMRM v1: portfolios whose margins are printed as whole dollars, cut towards zero. */
export const derivePmrm1Portfolios: VectorFamily = {
  name: 'derive_pmrm1_portfolios',
  run: runPortfolio,
}

// Base and perpetuals take 2.5 % of spot in these.
const portfolioBaseHaircut = 0.025

function runPortfolio(vectorCase: VectorCase, context: VectorContext): VectorOutcome {
  const input = vectorInput(vectorCase.input)
  const expected = vectorInput(vectorCase.expected, 'expected')
  const params = vectorCase['params'] ?? context.file['params']
  const { set, baseHaircut } =
    params === undefined
      ? { set: portfolioSet, baseHaircut: portfolioBaseHaircut }
      : readPmrm1Parameters(vectorInput(params, 'params'))
  const margin = scenarioMargin(readPmrm1Book(input, baseHaircut), set)
  const computed = figuresOf(margin)
  return checkFigures(
    expected.keys.map((key) => ({
      name: key,
      computed: Math.trunc(computed[key] ?? Number.NaN),
      expected: expected.number(key),
      tolerance: { kind: 'absolute', bound: 0 },
    })),
  )
}

function figuresOf(margin: ScenarioMargin): Readonly<Record<string, number>> {
  const [risk] = margin.underlyings
  const charge = (label: string): number =>
    -(risk?.contingencies.find((it) => it.label === label)?.maintenanceUsd ?? 0)
  const im = margin.initial.surplusUsd
  const mm = margin.maintenance.surplusUsd
  return {
    IM: im,
    im,
    MM: mm,
    mm,
    MtM: margin.equityUsd,
    basisContingency: risk?.basisLossUsd ?? Number.NaN,
    perpContingency: charge('perpetuals held'),
    baseContingency: charge('base haircut'),
    optionContingency: charge('naked shorts'),
    oracleContingency: -(risk?.oracleUsd ?? Number.NaN),
    // The worst of the rows alone: the basis competes with it and stands beside it.
    minSpan: Math.min(...(risk?.profits ?? []).map(({ profitUsd }) => profitUsd)),
  }
}

function readPmrm1Parameters(params: VectorInput): {
  readonly set: MarginParameterSet
  readonly baseHaircut: number
} {
  const known: Readonly<Record<string, 'up' | 'down' | 'none'>> = {
    up: 'up',
    down: 'down',
    none: 'none',
  }
  const scenarios = partsOf(params, 'scenarios').map((row, index): MarginScenario => {
    const spotMove = Number((row.number('spotShock') - 1).toFixed(12))
    const volatility = known[row.text('vol').toLowerCase()] ?? 'linear-skew'
    return { name: `${index}`, spotMove, volatility, weight: row.numberOr(1, 'dampening') }
  })
  const set: MarginParameterSet = {
    ...derivePmrm1,
    name: 'case parameters',
    ...(scenarios.length === 0 ? {} : { scenarios }),
    volatilityShock: {
      ...derivePmrm1.volatilityShock,
      up: params.numberOr(0.45, 'vu'),
      down: params.numberOr(0.3, 'vd'),
      shortPower: params.numberOr(0.3, 'sp'),
      longPower: params.numberOr(0.13, 'lp'),
      floorDays: params.numberOr(86_400, 'dte') / 86_400,
    },
    staticDiscount: {
      long: {
        base: params.numberOr(0.95, 'bsd'),
        rateMultiplier: params.numberOr(4, 'rm'),
        rateAddend: params.numberOr(0.05, 'ra'),
      },
    },
    basis: {
      upMove: params.numberOr(1.05, 'up') - 1,
      downMove: params.numberOr(0.95, 'dn') - 1,
      add: params.numberOr(0.25, 'add'),
      multiplePerYear: params.numberOr(0.01, 'mult'),
    },
    initialFactor: params.numberOr(1.3, 'imF'),
    contingencies: {
      ...derivePmrm1.contingencies,
      perpetualRateMaintenance: params.numberOr(0.02, 'perp'),
      nakedShortRateMaintenance: params.numberOr(0.01, 'opt'),
    },
    peg: { threshold: params.numberOr(0.98, 'pegT'), factor: params.numberOr(2, 'pegF') },
    oracle: {
      threshold: params.numberOr(0.6, 'confT'),
      rate: params.numberOr(0.5, 'confM'),
      perpetualConfidenceReaches: 'all',
    },
  }
  const baseHaircut = params.numberOr(derivePmrm1BaseHaircut, 'base')
  params.assertAllRead()
  return { set, baseHaircut }
}
