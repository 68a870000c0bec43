import { assertComplete } from '../read/assertComplete.ts'
import type { AssessedPortfolio } from '../read/assessedPortfolio.ts'
import { type ChainsConfig, type GetPortfolioParameters, getPortfolio } from './getPortfolio.ts'

/**
 * Gets a portfolio like {@link getPortfolio}, all of it or nothing.
 *
 * @throws IncompletePortfolioError when a gap changes a number; everything getPortfolio throws.
 */
export async function getPortfolioStrict(
  config: ChainsConfig,
  parameters: GetPortfolioParameters,
): Promise<AssessedPortfolio> {
  const portfolio = await getPortfolio(config, parameters)
  assertComplete(portfolio)
  return portfolio
}
