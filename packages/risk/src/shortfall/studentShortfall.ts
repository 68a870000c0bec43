import { studentDensity, studentQuantile } from '../distribution/studentT.ts'
import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'

/** A profit that is Student's t, moved and scaled. */
export type StudentParameters = {
  /** Gain positive. */
  readonly location: number
  /** What the t is multiplied by; its standard deviation is scale · √(ν/(ν − 2)). */
  readonly scale: number
  readonly degreesOfFreedom: number
  readonly confidence: number
}

/**
 * States the value at risk of a profit that is Student's t.
 *
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function studentVar(parameters: StudentParameters): number {
  const { location, scale, degreesOfFreedom, confidence } = parameters
  assertWithin('location', location, {})
  assertWithin('scale', scale, { lowest: 0 })
  return scale * studentQuantile(confidence, degreesOfFreedom) - location
}

/**
 * States the expected shortfall of a profit that is Student's t.
 *
 *     ES = scale · f(t_c)/(1 − c) · (ν + t_c²)/(ν − 1) − location
 *
 * @param parameters degrees of freedom above 1: below, the tail has no mean.
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see A. McNeil, R. Frey and P. Embrechts, Quantitative Risk Management, ex. 2.19
 */
export function studentShortfall(parameters: StudentParameters): number {
  const { location, scale, degreesOfFreedom: nu, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('location', location, {})
  assertWithin('scale', scale, { lowest: 0 })
  assertWithin('degreesOfFreedom', nu, { above: 1 })
  const t = studentQuantile(confidence, nu)
  const tail = (studentDensity(t, nu) / (1 - confidence)) * ((nu + t * t) / (nu - 1))
  return scale * tail - location
}
