import { assertWithin } from '../matrix/assertWithin.ts'
import { toShare } from './combineHaircuts.ts'

/** How sure and how old a price is. */
export type OracleHaircutParameters = {
  /** Half width of the oracle's own interval over its price; 0 where it states none. */
  readonly relativeInterval: number
  readonly ageSeconds: number
  /** Longest age at which the feed is on time. */
  readonly heartbeatSeconds: number
  /** Standard deviation of a day's log return of the asset. */
  readonly volatilityPerDay: number
  /** Half widths and deviations that are charged; 3 unless told otherwise. */
  readonly deviations?: number
  /** Multiple of the heartbeat from which a price is no price; 10 unless told otherwise. */
  readonly deadAfterHeartbeats?: number
}

const secondsPerDay = 86_400

/**
 * States a haircut for a price that is uncertain or old.
 *
 *     haircut = deviations · (interval + σ·√(age in days))
 *
 * Age counts from the first second, because the market moves from then on; from the dead age on the
 * haircut is one: a price nobody has renewed is unknown. Rising in interval, age and volatility.
 *
 * @returns in [0, 1].
 * @throws ParameterOutOfRangeError
 */
export function oracleHaircut(parameters: OracleHaircutParameters): number {
  const { relativeInterval, ageSeconds, heartbeatSeconds, volatilityPerDay } = parameters
  const { deviations = 3, deadAfterHeartbeats = 10 } = parameters
  assertWithin('relativeInterval', relativeInterval, { lowest: 0 })
  assertWithin('ageSeconds', ageSeconds, { lowest: 0 })
  assertWithin('heartbeatSeconds', heartbeatSeconds, { above: 0 })
  assertWithin('volatilityPerDay', volatilityPerDay, { lowest: 0 })
  assertWithin('deviations', deviations, { lowest: 0 })
  assertWithin('deadAfterHeartbeats', deadAfterHeartbeats, { lowest: 1 })
  if (ageSeconds >= deadAfterHeartbeats * heartbeatSeconds) return 1
  const drift = volatilityPerDay * Math.sqrt(ageSeconds / secondsPerDay)
  return toShare(deviations * (relativeInterval + drift))
}
