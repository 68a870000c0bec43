import { BaseError } from '@crossmargin/core'

/** Kinds that another try may not meet: what failed was the asking, and not the answer. */
const passingKinds: ReadonlySet<string> = new Set(['chain-unreachable', 'venue-failed'])

const shownGaps = 10

/** A gap as far as it is told of: of a report, or of an answer. */
export type MissingPart = {
  readonly kind: string
  readonly effect: string
  readonly message: string
  readonly chainId?: number | null
  readonly venue?: string | null
  readonly account?: string | null
  readonly asset?: string | null
}

/** A part of a portfolio is not known, and the caller asked for all of it or nothing. */
export class IncompletePortfolioError extends BaseError {
  override name = 'IncompletePortfolioError'
  /** Those that change a number. */
  readonly gaps: readonly MissingPart[]

  constructor(parameters: { readonly gaps: readonly MissingPart[] }) {
    const { gaps } = parameters
    const hidden = gaps.length - shownGaps
    super(`The portfolio is not whole: ${gaps.length} gap${gaps.length === 1 ? '' : 's'}.`, {
      metaMessages: [
        ...gaps
          .slice(0, shownGaps)
          .map(({ kind, effect, message }) => `${kind} (${effect}): ${message}`),
        ...(hidden > 0 ? [`And ${hidden} more, in \`gaps\`.`] : []),
        'Mend what they name, or use the function that is not strict and show the gaps.',
      ],
      retryable: gaps.every(({ kind }) => passingKinds.has(kind)),
    })
    this.gaps = gaps
  }
}
