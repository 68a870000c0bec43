/** Chains whose deployments are generated, by the names of Aave's address book. */
export const knownChains: readonly { readonly chainId: number; readonly name: string }[] = [
  { chainId: 1, name: 'Ethereum' },
  { chainId: 10, name: 'Optimism' },
  { chainId: 100, name: 'Gnosis' },
  { chainId: 137, name: 'Polygon' },
  { chainId: 8453, name: 'Base' },
  { chainId: 42161, name: 'Arbitrum' },
  { chainId: 43114, name: 'Avalanche' },
]
