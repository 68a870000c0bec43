/**
 * A rule for reading a quantile off a sample.
 *
 * `type-1` to `type-9` are those of Hyndman and Fan (1996) and of R. Other names for some of them:
 * index above or inverse of the empirical distribution (1), sample interpolation (4), midway
 * interpolation or Hazen (5), sample-plus-one interpolation or Weibull (6), Excel PERCENTILE (7).
 * `nearest` and `nearest-plus-one` round p·n and p·(n + 1) half up; R's `type-3` rounds half to even.
 */
export type QuantileConvention =
  | 'type-1'
  | 'type-2'
  | 'type-3'
  | 'type-4'
  | 'type-5'
  | 'type-6'
  | 'type-7'
  | 'type-8'
  | 'type-9'
  | 'nearest'
  | 'nearest-plus-one'

/** The observation of a rank (0 is the smallest) and how much of it is taken. */
export type RankWeight = { readonly rank: number; readonly weight: number }

/** Which observations make a quantile. */
export type QuantilePosition = {
  readonly weights: readonly RankWeight[]
  /** Whether the rule points beyond the outermost observation, which is then taken instead. */
  readonly isOutside: boolean
}

/** A position h in 1 … n as a function of probability p: h = slope · p + shift. */
type Line = { readonly slope: number; readonly shift: number }

/** How a position between two observations is resolved. */
export type PositionRule = Line & {
  readonly between: 'above' | 'average' | 'even' | 'round' | 'interpolate'
}

/** Rounding of p·n that must not push a position over an integer, as R's fuzz. */
const fuzz = 4 * 2 ** -52

/** States how a convention turns a probability into a position among n observations. */
export function positionRule(convention: QuantileConvention, n: number): PositionRule {
  switch (convention) {
    case 'type-1':
      return { slope: n, shift: 0, between: 'above' }
    case 'type-2':
      return { slope: n, shift: 0, between: 'average' }
    case 'type-3':
      return { slope: n, shift: 0, between: 'even' }
    case 'type-4':
      return { slope: n, shift: 0, between: 'interpolate' }
    case 'type-5':
      return { slope: n, shift: 0.5, between: 'interpolate' }
    case 'type-6':
      return { slope: n + 1, shift: 0, between: 'interpolate' }
    case 'type-7':
      return { slope: n - 1, shift: 1, between: 'interpolate' }
    case 'type-8':
      return { slope: n + 1 / 3, shift: 1 / 3, between: 'interpolate' }
    case 'type-9':
      return { slope: n + 1 / 4, shift: 3 / 8, between: 'interpolate' }
    case 'nearest':
      return { slope: n, shift: 0, between: 'round' }
    case 'nearest-plus-one':
      return { slope: n + 1, shift: 0, between: 'round' }
  }
}

/** Finds the observations that make a quantile under a convention. */
export function quantilePosition(parameters: {
  readonly convention: QuantileConvention
  readonly probability: number
  readonly observations: number
}): QuantilePosition {
  const { convention, probability, observations } = parameters
  const { slope, shift, between } = positionRule(convention, observations)
  const position = snap(slope * probability + shift)
  const whole = Math.floor(position)
  const part = position - whole
  switch (between) {
    case 'above':
      return single(Math.ceil(position), observations)
    case 'round':
      return single(Math.floor(snap(position + 0.5)), observations)
    case 'even':
      return single(
        part < 0.5 || (part === 0.5 && whole % 2 === 0) ? whole : whole + 1,
        observations,
      )
    case 'average':
      return pair(whole, part === 0 ? 0.5 : 1, observations)
    case 'interpolate':
      return pair(whole, part, observations)
  }
}

function snap(position: number): number {
  const nearest = Math.round(position)
  return Math.abs(position - nearest) < fuzz * Math.max(1, Math.abs(position)) ? nearest : position
}

function single(index: number, n: number): QuantilePosition {
  return {
    weights: [{ rank: Math.min(Math.max(index, 1), n) - 1, weight: 1 }],
    isOutside: index < 1 || index > n,
  }
}

function pair(index: number, upper: number, n: number): QuantilePosition {
  const isOutside = index < 1 || index > n || (index === n && upper > 0)
  if (isOutside) return { ...single(index, n), isOutside }
  if (upper === 0) return single(index, n)
  const above = { rank: index, weight: upper }
  return {
    weights: upper === 1 ? [above] : [{ rank: index - 1, weight: 1 - upper }, above],
    isOutside,
  }
}
