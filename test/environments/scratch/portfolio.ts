import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { defaultStatusThresholds } from '@crossmargin/core'
import {
  getMarginAccounts,
  getPortfolio,
  type Portfolio,
  type PortfolioSource,
  type ReadingSettings,
} from '@crossmargin/sdk'
import { createConfig } from '@wagmi/core'
import { createClient, defineChain, http } from 'viem'

// What somebody writes who installed the packages: run with the path of a JSON file that says where the
// chains are, and where a server of them is.
type Place = Pick<ReadingSettings, 'deployments' | 'assets'> & {
  readonly owner: `0x${string}`
  readonly url: string
  readonly chains: readonly {
    readonly id: number
    readonly name: string
    readonly rpcUrl: string
  }[]
}

const place = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Place
const answers: Portfolio[] = []
for (const [name, source] of Object.entries(readSources(place))) {
  const portfolio = await getPortfolio(source, { owners: [place.owner] })
  const { accounts } = await getMarginAccounts(source, { owners: [place.owner], chainIds: [1] })
  answers.push(portfolio)
  const first = portfolio.enforced.bindingAccount
  const slackRaw: bigint | undefined = first?.margin.slackMaintenanceRaw
  const lines = [
    `${name}: ${portfolio.enforced.accounts.length} accounts, ${accounts.length} of them on chain 1`,
    `  breaks first: ${first?.label}, health ${first?.healthFactor}, slack ${slackRaw}`,
    `  whole book: equity ${portfolio.economic.equityUsd} USD, health ratio ${portfolio.economic.healthRatio}`,
    `  at ${portfolio.blocks.map(({ chainName, number }) => `${chainName} ${number}`).join(', ')}; ${portfolio.gaps.filter(({ effect }) => effect !== 'none').length} gaps that change a number`,
    `  digest ${portfolio.digest}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
const areEqual = answers.every((answer) => isDeepStrictEqual(answer, answers[0]))
process.stdout.write(`the three answers are deeply equal: ${areEqual}\n`)
process.exitCode = areEqual ? 0 : 1

/** The one line in which the three differ. */
function readSources(where: Place): { readonly [name: string]: PortfolioSource } {
  const { deployments, assets, url } = where
  const chains = where.chains.map(({ id, name, rpcUrl }) =>
    defineChain({
      id,
      name,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    }),
  )
  const thresholds = defaultStatusThresholds
  const settings = { ...(deployments && { deployments }), ...(assets && { assets }), thresholds }
  const [first, ...others] = chains
  if (first === undefined) return {}
  const config = createConfig({
    chains: [first, ...others],
    client: ({ chain }) => createClient({ chain, transport: http() }),
  })
  const clients = chains.map((chain) => createClient({ chain, transport: http() }))
  return {
    'a wagmi config': { config, ...settings },
    'viem clients': { clients, ...settings },
    'a server': { url },
  }
}
