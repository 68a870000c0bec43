/** A chain that needs no configuration: its id, and nodes anybody may ask. */
export type KnownNetwork = {
  /** The name it goes by in configurations, on the command line and in answers. */
  readonly name: string
  readonly chainId: number
  /**
   * Public nodes that take requests without a key, each of another operator, the preferred one first.
   *
   * As their operators and viem's chain definitions publish them. Nobody promises that they answer:
   * that is why there are several.
   */
  readonly rpcUrls: readonly string[]
}

/** Chains known by name, with nodes that need no key. */
export const knownNetworks: readonly KnownNetwork[] = [
  {
    name: 'ethereum',
    chainId: 1,
    rpcUrls: [
      'https://ethereum-rpc.publicnode.com',
      'https://mainnet.gateway.tenderly.co',
      'https://eth.drpc.org',
      'https://eth.llamarpc.com',
    ],
  },
  {
    name: 'arbitrum',
    chainId: 42161,
    rpcUrls: [
      'https://arb1.arbitrum.io/rpc',
      'https://arbitrum-one-rpc.publicnode.com',
      'https://arbitrum.gateway.tenderly.co',
      'https://arbitrum.drpc.org',
    ],
  },
  {
    name: 'base',
    chainId: 8453,
    rpcUrls: [
      'https://mainnet.base.org',
      'https://base-rpc.publicnode.com',
      'https://base.gateway.tenderly.co',
      'https://base.drpc.org',
    ],
  },
  {
    name: 'optimism',
    chainId: 10,
    rpcUrls: [
      'https://mainnet.optimism.io',
      'https://optimism-rpc.publicnode.com',
      'https://optimism.gateway.tenderly.co',
      'https://optimism.drpc.org',
    ],
  },
  {
    name: 'polygon',
    chainId: 137,
    rpcUrls: [
      'https://polygon-bor-rpc.publicnode.com',
      'https://polygon.gateway.tenderly.co',
      'https://polygon.drpc.org',
    ],
  },
  {
    name: 'avalanche',
    chainId: 43114,
    rpcUrls: [
      'https://api.avax.network/ext/bc/C/rpc',
      'https://avalanche-c-chain-rpc.publicnode.com',
      'https://avalanche.gateway.tenderly.co',
      'https://avalanche.drpc.org',
    ],
  },
  {
    name: 'gnosis',
    chainId: 100,
    rpcUrls: [
      'https://rpc.gnosischain.com',
      'https://gnosis-rpc.publicnode.com',
      'https://gnosis-chain.gateway.tenderly.co',
    ],
  },
]
