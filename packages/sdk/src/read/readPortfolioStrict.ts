import { assertComplete } from './assertComplete.ts'
import type { AssessedPortfolio } from './assessedPortfolio.ts'
import { type ReadPortfolioParameters, readPortfolio } from './readPortfolio.ts'

/**
 * Reads a portfolio like {@link readPortfolio}, all of it or nothing.
 *
 * @throws IncompletePortfolioError when a gap changes a number; everything readPortfolio throws.
 */
export async function readPortfolioStrict(
  parameters: ReadPortfolioParameters,
): Promise<AssessedPortfolio> {
  const portfolio = await readPortfolio(parameters)
  assertComplete(portfolio)
  return portfolio
}
