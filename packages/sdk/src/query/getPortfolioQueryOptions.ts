import { type GetPortfolioParameters, getPortfolio } from '../actions/getPortfolio.ts'
import type { Portfolio } from '../present/portfolio.ts'
import type { PortfolioSource } from '../source/portfolioSource.ts'

/** What `useQuery` and its kin need; written out, so that no query library has to be installed. */
export type PortfolioQueryOptions = {
  readonly queryKey: readonly [
    'crossmargin-portfolio',
    {
      readonly source: string
      readonly owners: GetPortfolioParameters['owners']
      readonly asOf?: GetPortfolioParameters['asOf']
    },
  ]
  readonly queryFn: (context: { readonly signal?: AbortSignal }) => Promise<Portfolio>
}

/**
 * Makes the options of a query for a portfolio.
 *
 * The key tells sources apart by their kind, and by chains or address; two configs of the same chains
 * with other `deployments`, `assets` or `model` need a key of your own around it.
 *
 * @example
 * const { data } = useQuery(getPortfolioQueryOptions({ config }, { owners: ['0x…'] }))
 */
export function getPortfolioQueryOptions(
  source: PortfolioSource,
  parameters: Omit<GetPortfolioParameters, 'signal'>,
): PortfolioQueryOptions {
  const { asOf } = parameters
  const owners = parameters.owners.map((owner) => owner.toLowerCase() as typeof owner)
  return {
    queryKey: [
      'crossmargin-portfolio',
      { source: nameOf(source), owners, ...(asOf === undefined ? {} : { asOf }) },
    ],
    queryFn: ({ signal }) =>
      getPortfolio(source, { ...parameters, ...(signal === undefined ? {} : { signal }) }),
  }
}

function nameOf(source: PortfolioSource): string {
  if ('url' in source) return source.url
  const ids =
    'config' in source
      ? source.config.chains.map(({ id }) => id)
      : source.clients.map(({ chain }) => chain?.id)
  return `chains ${ids.join(',')}`
}
