/** The volatility of one class of factors. */
export type ClassVolatility = {
  /** The factor's own id, or `other` or `unregistered` for every factor without a row of its own. */
  readonly factor: string
  /** Annualised, of relative moves; 0.75 is 75 %. */
  readonly volatilityPerYear: number
}

/** The correlation of two classes, or of two different factors of one class. */
export type ClassCorrelation = {
  readonly first: string
  readonly second: string
  /** In [−1, 1]. */
  readonly correlation: number
}

/** How factors are taken to move: what value at risk and shortfall are measured with. */
export type RiskCalibration = {
  readonly name: string
  readonly version: string
  /** Whether these are the numbers people chose, rather than a fit to market history. */
  readonly isDefault: boolean
  readonly description: string
  /** Days a year is counted as: a day's volatility is the year's over the root of it. */
  readonly daysPerYear: number
  /** Of the Student-t that simulated moves follow, each alone and together; above 2. */
  readonly degreesOfFreedom: number
  /** Has rows `other` and `unregistered`. */
  readonly volatilities: readonly ClassVolatility[]
  /** Pairs that are not listed are uncorrelated. */
  readonly correlations: readonly ClassCorrelation[]
}
