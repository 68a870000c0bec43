import type { Matrix } from '../matrix/matrix.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { MissingVolatilityError } from './missingVolatilityError.ts'
import type { RiskCalibration } from './riskCalibration.ts'

/** A factor, and whether anybody reviewed it. */
export type CalibratedFactor = {
  readonly factor: string
  readonly kind: 'reporting' | 'registered' | 'unregistered'
}

/** Joint moves of some factors over a horizon, as a calibration sees them. */
export type CalibratedMoves = {
  /** Standard deviation of each factor's relative move over the horizon. */
  readonly deviations: readonly number[]
  readonly correlation: Matrix
  readonly covariance: Matrix
}

/**
 * States how factors move over a horizon under a calibration.
 *
 *     deviation = volatility · √(horizon days / days a year)
 *
 * A factor takes the row of its own name, else that of `other`; an unregistered one, whatever it is
 * called, takes that of `unregistered`.
 *
 * @param factors at least one, each once.
 * @throws MissingVolatilityError where a row is absent.
 * @throws InvalidMatrixError for no factors.
 */
export function calibratedMoves(
  factors: readonly CalibratedFactor[],
  parameters: { readonly calibration: RiskCalibration; readonly horizonDays: number },
): CalibratedMoves {
  const { calibration, horizonDays } = parameters
  const scale = Math.sqrt(horizonDays / calibration.daysPerYear)
  const rows = factors.map((factor) => classOf(factor, calibration))
  const deviations = rows.map(({ volatilityPerYear }) => volatilityPerYear * scale)
  const pairs = new Map(
    calibration.correlations.flatMap(({ first, second, correlation }) => [
      [`${first} ${second}`, correlation],
      [`${second} ${first}`, correlation],
    ]),
  )
  const correlations = rows.map(({ factor: first }, i) =>
    rows.map(({ factor: second }, j) => (i === j ? 1 : (pairs.get(`${first} ${second}`) ?? 0))),
  )
  const covariances = correlations.map((row, i) =>
    row.map((value, j) => value * (deviations[i] as number) * (deviations[j] as number)),
  )
  return {
    deviations,
    correlation: toMatrix(correlations, 'correlation'),
    covariance: toMatrix(covariances, 'covariance'),
  }
}

function classOf(
  { factor, kind }: CalibratedFactor,
  calibration: RiskCalibration,
): RiskCalibration['volatilities'][number] {
  const rowOf = (name: string) => calibration.volatilities.find((row) => row.factor === name)
  // A token may call itself BTC: what is unregistered never takes a name's row.
  const row = kind === 'unregistered' ? rowOf('unregistered') : (rowOf(factor) ?? rowOf('other'))
  if (row === undefined) {
    throw new MissingVolatilityError({ calibration: calibration.name, factor })
  }
  return row
}
