import type { BaseError } from '@crossmargin/core'
import type { Portfolio } from '../present/portfolio.ts'

/** A portfolio as it is from some block on. */
export type PortfolioUpdate = {
  /** Opaque: give it as `after` to go on from here, from chains or from a server. */
  readonly cursor: string
  readonly portfolio: Portfolio
}

/** Why watching broke, and what happens next. */
export type WatchFailure = {
  readonly error: BaseError
  /** Milliseconds until it goes on; undefined when trying again cannot help, and it has ended. */
  readonly retryInMs: number | undefined
}
