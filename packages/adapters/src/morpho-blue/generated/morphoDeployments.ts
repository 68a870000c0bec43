// Generated: do not edit. Change what is in packages/adapters/scripts, or the version of a package,
// and run `pnpm --filter @crossmargin/adapters generate`. Made of:
// - @morpho-org/blue-sdk: addressesRegistry, deployments

import type { KnownDeployment } from '../../kit/knownDeployment.ts'

/** Published deployments of this venue, by chain id. */
export const morphoDeployments: readonly KnownDeployment[] = [
  // Start block: deployments of the package.
  {
    chainId: 1,
    root: '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb',
    label: 'Ethereum',
    startBlock: 18_883_124,
    startBlockIs: 'creation',
  },
  // Start block: deployments of the package.
  {
    chainId: 10,
    root: '0xce95AfbB8EA029495c66020883F87aaE8864AF92',
    label: 'Optimism',
    startBlock: 130_770_075,
    startBlockIs: 'creation',
  },
  // Start block: deployments of the package.
  {
    chainId: 137,
    root: '0x1bF0c2541F820E775182832f06c0B7Fc27A25f67',
    label: 'Polygon',
    startBlock: 66_931_042,
    startBlockIs: 'creation',
  },
  // Start block: deployments of the package.
  {
    chainId: 8453,
    root: '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb',
    label: 'Base',
    startBlock: 13_977_148,
    startBlockIs: 'creation',
  },
  // Start block: deployments of the package.
  {
    chainId: 42161,
    root: '0x6c247b1F6182318877311737BaC0844bAa518F5e',
    label: 'Arbitrum',
    startBlock: 296_446_593,
    startBlockIs: 'creation',
  },
]
