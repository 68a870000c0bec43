/** One row of a scenario table: a move, and how much of its loss is asked for. */
export type ScenarioRow = {
  /** Unique in the model: lines and results are named by it. */
  readonly name: string
  /** Relative move of the factor's price: −0.15 is a fall by 15 %. In [−1, 100]. */
  readonly spotMove: number
  /** Share of the row's loss that counts, in [0, 1]: 1 for the core of the table, less in its tails. */
  readonly weight: number
}

/** A charge that is added to the worst scenario and that no offset lowers. */
export type ScenarioContingency = {
  readonly name: string
  /** `rate` × (long + short) of each factor but the reporting currency. */
  readonly kind: 'gross-notional-per-factor'
  /** Share of gross notional, in [0, 1]. */
  readonly rate: number
}

/**
 * A scenario margin model as data: Derive, SPAN, TIMS and ours differ in numbers, not in code.
 *
 * A factor's requirement is its worst weighted row; factors add up without offset; contingencies are
 * added on top.
 */
export type ScenarioModel = {
  readonly name: string
  readonly version: string
  /** One sentence for a person: what it is for. */
  readonly description: string
  /** What the numbers were fitted to; `'none'` says that people chose them. */
  readonly calibration: string
  /** Moves of a factor's price, the same for every factor. At least one. */
  readonly rows: readonly ScenarioRow[]
  /** Falls of a pegged asset against what it is pegged to; moves in [−1, 0]. At least one. */
  readonly depegRows: readonly ScenarioRow[]
  /** Moves of an asset nobody reviewed: what a long fears, in [−1, 0], and a short, in [0, 100]. */
  readonly unregistered: { readonly longMove: number; readonly shortMove: number }
  readonly contingencies: readonly ScenarioContingency[]
}
