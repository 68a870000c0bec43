import type { VenueAdapter } from '@crossmargin/adapters'
import type { KnownNetwork } from './knownNetworks.ts'
import type { PublishedDeployment } from './withKnownNetworks.ts'

/** What a first configuration is about. */
export type StarterConfigParameters = {
  readonly networks: readonly KnownNetwork[]
  readonly deployments: readonly PublishedDeployment[]
  /** For the venues' labels. */
  readonly adapters: readonly VenueAdapter[]
}

/** Writes a first configuration: short, and with a comment at everything one may want to change. */
export function starterConfig({
  networks,
  deployments,
  adapters,
}: StarterConfigParameters): string {
  const labelOf = (venue: string) => adapters.find(({ id }) => id === venue)?.label ?? venue
  const chains = networks.flatMap(({ name, chainId }) => {
    const own = deployments
      .filter((deployment) => deployment.chainId === chainId)
      .map(({ venue, label }) => `${labelOf(venue)} ${label}`)
    return [`    // ${own.join(', ')}`, `    ${name}: {},`]
  })
  const [first] = networks
  const variable = `${(first?.name ?? 'ethereum').toUpperCase()}_RPC`
  return `import { defineConfig } from 'crossmargin'\n\nexport default defineConfig({
  // Where everything indexed is kept; \`portfolio\` alone does not need it.
  database: './crossmargin.sqlite',

  chains: {
    // Public nodes are asked where nothing else is said. They are slow and may refuse: fit for a look,
    // not for indexing. A node of your own goes first:
    // ${first?.name ?? 'ethereum'}: { rpc: ['env:${variable}', 'https://a.second.node'] },
${chains.join('\n')}
  },

  // Every published deployment of every venue on these chains, as the comments above list them. To
  // narrow them down: venues: [${adapters.map(({ id }) => `'${id}'`).join(', ')}]
  // To name others: deployments: [{ venue, chain, root, startBlock }]

  // Assets not reviewed yet are risk factors of their own and count as no collateral in the economic
  // view (the enforced one never depends on this). To say what one follows:
  // assets: [{ chain: '${first?.name ?? 'ethereum'}', address: '0x…', factor: 'USD', pegged: true }],
})
`
}
