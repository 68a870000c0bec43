/** How much history is fetched at once and ahead: what bounds memory, however long the chain is. */
export type HistoryLimits = {
  /** Blocks of a span at most, and of the first one. */
  readonly longestSpan: number
  readonly firstSpan: number
  /** What a span should hold; its length is chosen by what the last one held. */
  readonly bytesPerSpan: number
  /** What all spans that are fetched or waiting hold together, as far as can be told ahead. */
  readonly bytesAhead: number
  readonly spansAhead: number
  /** Spans that are there already are given together until they hold so many logs. */
  readonly logsPerStep: number
}

/** Limits that keep one chain's history within some hundred MiB. */
export const usualLimits: HistoryLimits = {
  longestSpan: 10_000,
  firstSpan: 500,
  bytesPerSpan: 4_000_000,
  bytesAhead: 12_000_000,
  spansAhead: 8,
  logsPerStep: 8_000,
}
