import { IncompletePortfolioError, type MissingPart } from './errors/incompletePortfolioError.ts'

/**
 * Makes sure that nothing of a portfolio is missing or was guessed for the worse.
 *
 * Gaps without an effect are let pass: the numbers are what they are, at the block they say.
 *
 * @throws IncompletePortfolioError when a gap changes a number.
 */
export function assertComplete({ gaps }: { readonly gaps: readonly MissingPart[] }): void {
  const effective = gaps.filter(({ effect }) => effect !== 'none')
  if (effective.length > 0) throw new IncompletePortfolioError({ gaps: effective })
}
