export type NelderMeadParameters = {
  readonly start: readonly number[]
  /** Edge of the first simplex along each axis. */
  readonly steps: readonly number[]
  /** Stops when best and worst value differ by less than this share of the best. Default 1e-14. */
  readonly tolerance?: number
  /** Stops after so many evaluations. Default 400 a dimension. */
  readonly maximumEvaluations?: number
}

export type NelderMeadResult = {
  readonly at: readonly number[]
  readonly value: number
  readonly evaluations: number
}

type Vertex = { readonly at: readonly number[]; readonly value: number }

/**
 * Minimises a function of a few variables without derivatives.
 *
 * Reflection 1, expansion 2, contraction and shrinking one half. Bounds are the objective's: it
 * returns Infinity where it must not go. Deterministic.
 *
 * @returns the best point seen; whether it is a minimum is for the caller to judge.
 * @see Nelder and Mead, A simplex method for function minimization, Computer Journal 7 (1965).
 */
export function nelderMead(
  objective: (at: readonly number[]) => number,
  parameters: NelderMeadParameters,
): NelderMeadResult {
  const { start, steps, tolerance = 1e-14 } = parameters
  const { maximumEvaluations = 400 * start.length } = parameters
  let evaluations = 0
  const vertex = (at: readonly number[]): Vertex => {
    evaluations += 1
    return { at, value: objective(at) }
  }
  const order = (list: readonly Vertex[]): Vertex[] => [...list].sort((x, y) => x.value - y.value)
  const corners = steps.map((step, axis) => start.map((x, i) => (i === axis ? x + step : x)))
  let simplex = order([start, ...corners].map(vertex))
  while (evaluations < maximumEvaluations) {
    const best = simplex[0] as Vertex
    const worst = simplex[simplex.length - 1] as Vertex
    if (worst.value - best.value <= tolerance * Math.abs(best.value)) break
    const others = simplex.slice(0, -1)
    const centre = start.map(
      (_, i) => others.reduce((sum, it) => sum + (it.at[i] ?? 0), 0) / others.length,
    )
    const along = (share: number): Vertex =>
      vertex(centre.map((c, i) => c + share * (c - (worst.at[i] ?? 0))))
    const replacement = replaceWorst({
      along,
      best,
      worst,
      second: others[others.length - 1] as Vertex,
    })
    const shrunk = (): Vertex[] =>
      simplex.slice(1).map(({ at }) => vertex(at.map((x, i) => 0.5 * (x + (best.at[i] ?? 0)))))
    simplex = order(replacement === undefined ? [best, ...shrunk()] : [...others, replacement])
  }
  const { at, value } = simplex[0] as Vertex
  return { at, value, evaluations }
}

/** The vertex that takes the worst one's place, or none when the simplex has to shrink. */
function replaceWorst(parameters: {
  readonly along: (share: number) => Vertex
  readonly best: Vertex
  readonly second: Vertex
  readonly worst: Vertex
}): Vertex | undefined {
  const { along, best, second, worst } = parameters
  const reflected = along(1)
  if (reflected.value < best.value) {
    const expanded = along(2)
    return expanded.value < reflected.value ? expanded : reflected
  }
  if (reflected.value < second.value) return reflected
  const contracted = reflected.value < worst.value ? along(0.5) : along(-0.5)
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined
}
