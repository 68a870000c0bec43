import type { Portfolio } from '../present/portfolio.ts'
import { assertComplete } from '../read/assertComplete.ts'
import type { PortfolioSource } from '../source/portfolioSource.ts'
import { type GetPortfolioParameters, getPortfolio } from './getPortfolio.ts'

/**
 * Gets a portfolio like {@link getPortfolio}, all of it or nothing.
 *
 * @throws IncompletePortfolioError when a gap changes a number; everything getPortfolio throws.
 */
export async function getPortfolioStrict(
  source: PortfolioSource,
  parameters: GetPortfolioParameters,
): Promise<Portfolio> {
  const portfolio = await getPortfolio(source, parameters)
  assertComplete(portfolio)
  return portfolio
}
