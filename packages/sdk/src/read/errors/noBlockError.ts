import { BaseError } from '@crossmargin/core'

/** A chain has no block at the moment asked for. Never leaves the package: it becomes a gap. */
export class NoBlockError extends BaseError {
  override name = 'NoBlockError'

  constructor(parameters: { readonly wanted: string; readonly head: number }) {
    super(`its node has no ${parameters.wanted}, and its head is block ${parameters.head}`)
  }
}
