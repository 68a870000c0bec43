import { calibratedMoves } from '../calibration/calibratedMoves.ts'
import { defaultCalibration } from '../calibration/defaultCalibration.ts'
import type { RiskCalibration } from '../calibration/riskCalibration.ts'
import type { ValuedExposure } from '../factors/valueExposures.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { bybitLike } from '../scenario/parameter-sets/bybit.ts'
import { crossmarginOptions } from '../scenario/parameter-sets/crossmarginOptions.ts'
import { deribitLike } from '../scenario/parameter-sets/deribit.ts'
import { derivePmrm2 } from '../scenario/parameter-sets/derivePmrm2.ts'
import type { MarginParameterSet } from '../scenario/parameter-sets/marginParameterSet.ts'
import { okxLike } from '../scenario/parameter-sets/okx.ts'
import { paradex } from '../scenario/parameter-sets/paradex.ts'
import { componentShortfall } from '../shortfall/componentShortfall.ts'
import { deltaNormalShortfall } from '../shortfall/deltaNormalShortfall.ts'
import { historicalShortfall } from '../shortfall/historicalShortfall.ts'
import { copulaMoves } from '../var/copulaMoves.ts'
import { deltaNormalVar } from '../var/deltaNormalVar.ts'
import { historicalVar } from '../var/historicalVar.ts'
import { type ModelRequirements, modelRequirements } from './modelRequirements.ts'
import type { FactorExposure } from './netExposures.ts'
import type { Known } from './sumKnown.ts'

/** What the measures are made with. */
export type RiskMeasureSettings = {
  readonly calibration: RiskCalibration
  /** Of the simulation: the same seed gives the same numbers on any machine. */
  readonly seed: bigint
  /** Simulated; at least 1. */
  readonly paths: number
  readonly horizonDays: number
  readonly parameterSets: readonly MarginParameterSet[]
}

/** A value at risk and a shortfall of the whole book by one model. */
export type RiskMeasure = {
  readonly model: 'delta-normal' | 'monte-carlo-student-t'
  /** 0.99 is 99 %. */
  readonly confidence: number
  /** Loss positive. */
  readonly varUsd: Known
  /** Mean of the losses beyond, loss positive; never below the value at risk. */
  readonly esUsd: Known
}

/** Value at risk, shortfall and requirements of the book, with what they were made with. */
export type RiskMeasures = ModelRequirements & {
  readonly calibration: RiskCalibration
  readonly seed: string
  readonly paths: number
  readonly horizonDays: number
  /** Both models at 99 % and 97.5 %: the usual confidence of a value at risk, and of a shortfall. */
  readonly measures: readonly RiskMeasure[]
  /** Simulated shortfall at 97.5 % by factor; adds to it. A negative one is a hedge. Empty if unknown. */
  readonly componentShortfall: readonly { readonly factor: string; readonly esUsd: number }[]
}

/** One day, 20,000 paths, seed 1, the default calibration; our set and five venues' published ones. */
export const defaultRiskMeasureSettings: RiskMeasureSettings = {
  calibration: defaultCalibration,
  seed: 1n,
  paths: 20_000,
  horizonDays: 1,
  parameterSets: [crossmarginOptions, derivePmrm2, paradex, deribitLike, okxLike, bybitLike],
}

const confidences = [0.99, 0.975] as const
/** What Basel asks of an internal model's shortfall. */
const componentConfidence = 0.975

/**
 * Measures the risk of a book of linear exposures: value at risk, shortfall, and margin by model.
 *
 *     profit = Σ_f net(f) · max(−1, move(f))
 *
 * Delta-normal takes moves as jointly normal and in closed form. The simulation draws them from one
 * Student-t with the same volatilities and correlations, so that extremes come together; no price falls
 * by more than all of itself. Both are of net exposures: the basis between assets of one factor, and
 * between dollar tokens, is in the scenario table and not here.
 *
 * @param parameters.isKnown whether every exposure is known; else each number is `'unknown'`.
 * @throws MissingVolatilityError, NotPositiveSemidefiniteError for a calibration that cannot be used.
 * @throws ParameterOutOfRangeError for fewer than one path.
 */
export function riskMeasures(parameters: {
  readonly netExposures: readonly FactorExposure[]
  readonly values: readonly ValuedExposure[]
  readonly isKnown: boolean
  readonly settings: RiskMeasureSettings
}): RiskMeasures {
  const { netExposures, values, isKnown, settings } = parameters
  const { calibration, seed, paths, horizonDays, parameterSets } = settings
  return {
    calibration,
    seed: seed.toString(),
    paths,
    horizonDays,
    ...(isKnown
      ? measured(netExposures, settings)
      : { measures: unknowns, componentShortfall: [] }),
    ...modelRequirements(values, { parameterSets, isKnown }),
  }
}

type Measured = Pick<RiskMeasures, 'measures' | 'componentShortfall'>

function measured(exposures: readonly FactorExposure[], settings: RiskMeasureSettings): Measured {
  if (exposures.length === 0) {
    const none = unknowns.map((it) => ({ ...it, varUsd: 0, esUsd: 0 }))
    return { measures: none, componentShortfall: [] }
  }
  const { correlation, covariance, deviations } = calibratedMoves(exposures, settings)
  const delta = exposures.map(({ netUsd }) => netUsd)
  const profits = factorProfits(delta, { correlation, deviations, settings })
  const book = bookProfits(profits)
  const { components } = componentShortfall(profits, { confidence: componentConfidence })
  return {
    measures: [
      ...confidences.map((confidence) => ({
        model: 'delta-normal' as const,
        confidence,
        varUsd: deltaNormalVar({ delta, covariance, confidence }).loss + 0,
        esUsd: deltaNormalShortfall({ delta, covariance, confidence }).loss + 0,
      })),
      ...confidences.map((confidence) => ({
        model: 'monte-carlo-student-t' as const,
        confidence,
        varUsd: historicalVar(book, { confidence }) + 0,
        esUsd: historicalShortfall(book, { confidence }) + 0,
      })),
    ],
    componentShortfall: exposures.map(({ factor }, index) => ({
      factor,
      esUsd: (components[index] as number) + 0,
    })),
  }
}

/**
 * Simulated profit of each factor's exposure, path by path.
 *
 * Every second path is the mirror of the one before: moves are symmetric, half the draws are saved, and
 * a long and a short of the same factor are measured by the same moves.
 */
function factorProfits(
  delta: readonly number[],
  parameters: Pick<ReturnType<typeof calibratedMoves>, 'correlation' | 'deviations'> & {
    readonly settings: RiskMeasureSettings
  },
): readonly Float64Array[] {
  const { correlation, deviations, settings } = parameters
  const { calibration, paths, seed } = settings
  const { degreesOfFreedom } = calibration
  const drawn = Math.ceil(paths / 2)
  // A Student-t of unit scale has variance ν/(ν − 2).
  const unit = Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom)
  const moves = copulaMoves({
    generator: createGenerator(seed),
    paths: drawn,
    correlation,
    copula: { kind: 'student', degreesOfFreedom },
    margins: deviations.map((deviation) => ({
      kind: 'student',
      location: 0,
      scale: deviation * unit,
      degreesOfFreedom,
    })),
  })
  return delta.map((netUsd, factor) =>
    Float64Array.from({ length: paths }, (_, path) => {
      const move = moves[(path >> 1) * delta.length + factor] as number
      return netUsd * Math.max(-1, path % 2 === 0 ? move : -move)
    }),
  )
}

function bookProfits(factors: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(factors[0]?.length ?? 0)
  for (const profits of factors) {
    for (let path = 0; path < sum.length; path++) {
      sum[path] = (sum[path] as number) + (profits[path] as number)
    }
  }
  return sum
}

const unknowns: readonly RiskMeasure[] = (
  ['delta-normal', 'monte-carlo-student-t'] as const
).flatMap((model) =>
  confidences.map((confidence) => ({ model, confidence, varUsd: 'unknown', esUsd: 'unknown' })),
)
