// Generated: do not edit. Change what is in packages/adapters/scripts, or the version of a package,
// and run `pnpm --filter @crossmargin/adapters generate`. Made of:
// - roots: @aave-dao/aave-address-book, POOL_ADDRESSES_PROVIDER; Spark’s: its documentation
// - start blocks: as each line says

import type { KnownDeployment } from '../../kit/knownDeployment.ts'

/** Published deployments of this venue, by chain id. */
export const aaveDeployments: readonly KnownDeployment[] = [
  // Start block: registry in aave/protocol-subgraphs config/mainnet-v3.json.
  {
    chainId: 1,
    root: '0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e',
    label: 'Ethereum',
    startBlock: 16_291_006,
    startBlockIs: 'before-creation',
  },
  // Start block: oracle (20625517) in aave/protocol-subgraphs config/mainnetetherfi-v3.json, less a day.
  {
    chainId: 1,
    root: '0xeBa440B438Ad808101d1c451C1C5322c90BEFCdA',
    label: 'Ethereum EtherFi',
    startBlock: 20_620_000,
    startBlockIs: 'before-creation',
  },
  // Start block: creation at 23125530 as public indexers record it, less most of a day.
  {
    chainId: 1,
    root: '0x5D39E06b825C1F2B80bf2756a73e28eFAA128ba0',
    label: 'Ethereum Horizon',
    startBlock: 23_120_000,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/mainnetlido-v3.json.
  {
    chainId: 1,
    root: '0xcfBf336fe147D643B9Cb705648500e101504B16d',
    label: 'Ethereum Lido',
    startBlock: 20_262_370,
    startBlockIs: 'before-creation',
  },
  // Start block: creation at 16776389 as public indexers record it, less most of a day.
  {
    chainId: 1,
    root: '0x02C3eA4e34C0cBd694D2adFa2c690EECbC1793eE',
    label: 'Spark Ethereum',
    startBlock: 16_770_000,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/optimism-v3.json.
  {
    chainId: 10,
    root: '0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb',
    label: 'Optimism',
    startBlock: 4_364_790,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/gnosis-v3.json.
  {
    chainId: 100,
    root: '0x36616cf17557639614c1cdDb356b1B83fc0B2132',
    label: 'Gnosis',
    startBlock: 30_293_054,
    startBlockIs: 'before-creation',
  },
  // Start block: published nowhere we looked.
  {
    chainId: 100,
    root: '0xA98DaCB3fC964A6A0d2ce3B77294241585EAbA6d',
    label: 'Spark Gnosis',
    startBlock: 0,
    startBlockIs: 'unknown',
  },
  // Start block: registry in aave/protocol-subgraphs config/polygon-v3.json.
  {
    chainId: 137,
    root: '0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb',
    label: 'Polygon',
    startBlock: 25_824_300,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/base-v3.json.
  {
    chainId: 8453,
    root: '0xe20fCBdBfFC4Dd138cE8b2E6FBb6CB49777ad64D',
    label: 'Base',
    startBlock: 2_357_105,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/arbitrum-v3.json.
  {
    chainId: 42161,
    root: '0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb',
    label: 'Arbitrum',
    startBlock: 7_736_400,
    startBlockIs: 'before-creation',
  },
  // Start block: registry in aave/protocol-subgraphs config/avalanche-v3.json.
  {
    chainId: 43114,
    root: '0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb',
    label: 'Avalanche',
    startBlock: 11_970_000,
    startBlockIs: 'before-creation',
  },
]
