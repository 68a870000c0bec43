import { expect, test } from 'vitest'
import { cannedPortfolio } from '../../test/cannedPortfolio.ts'
import { getPortfolioQueryOptions } from './getPortfolioQueryOptions.ts'

const owner = `0x${'Aa'.repeat(20)}`.toLowerCase() as `0x${string}`

test('default', async () => {
  const fetch = async () => Response.json({ data: { portfolio: cannedPortfolio() } })
  const source = { url: 'http://server/graphql', fetch }
  const options = getPortfolioQueryOptions(source, { owners: [owner], asOf: { time: 7 } })
  expect(options.queryKey).toEqual([
    'crossmargin-portfolio',
    { source: 'http://server/graphql', owners: [owner], asOf: { time: 7 } },
  ])
  const { enforced } = await options.queryFn({ signal: new AbortController().signal })
  expect(enforced.accounts).toHaveLength(1)
})

test('behavior: chains are told apart by their ids', () => {
  const { queryKey } = getPortfolioQueryOptions({ clients: [] }, { owners: [owner] })
  expect(queryKey[1]).toEqual({ source: 'chains ', owners: [owner] })
})
