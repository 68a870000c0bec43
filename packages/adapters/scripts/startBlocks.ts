import type { KnownDeployment } from '../src/kit/knownDeployment.ts'

/** From which block on to index a root, and who says so. */
export type StartBlock = Pick<KnownDeployment, 'startBlock' | 'startBlockIs'> & {
  /** Where the number was found. */
  readonly source: string
}

/**
 * Start blocks of Aave markets by chain id and root: the address book has none.
 *
 * Aave's subgraphs start at the block of a market's registry, which is older than the market. Where
 * they round it, or name a later contract, the number here is rounded down further: too early costs
 * time once, too late would lose events.
 */
export const startBlocks: { readonly [chainIdAndRoot: string]: StartBlock } = {
  '1:0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e': {
    startBlock: 16_291_006,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/mainnet-v3.json',
  },
  '1:0xcfBf336fe147D643B9Cb705648500e101504B16d': {
    startBlock: 20_262_370,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/mainnetlido-v3.json',
  },
  '1:0xeBa440B438Ad808101d1c451C1C5322c90BEFCdA': {
    startBlock: 20_620_000,
    startBlockIs: 'before-creation',
    source:
      'oracle (20625517) in aave/protocol-subgraphs config/mainnetetherfi-v3.json, less a day',
  },
  '1:0x5D39E06b825C1F2B80bf2756a73e28eFAA128ba0': {
    startBlock: 23_120_000,
    startBlockIs: 'before-creation',
    source: 'creation at 23125530 as public indexers record it, less most of a day',
  },
  '1:0x02C3eA4e34C0cBd694D2adFa2c690EECbC1793eE': {
    startBlock: 16_770_000,
    startBlockIs: 'before-creation',
    source: 'creation at 16776389 as public indexers record it, less most of a day',
  },
  '10:0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb': {
    startBlock: 4_364_790,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/optimism-v3.json',
  },
  '100:0x36616cf17557639614c1cdDb356b1B83fc0B2132': {
    startBlock: 30_293_054,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/gnosis-v3.json',
  },
  '137:0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb': {
    startBlock: 25_824_300,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/polygon-v3.json',
  },
  '8453:0xe20fCBdBfFC4Dd138cE8b2E6FBb6CB49777ad64D': {
    startBlock: 2_357_105,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/base-v3.json',
  },
  '42161:0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb': {
    startBlock: 7_736_400,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/arbitrum-v3.json',
  },
  '43114:0xa97684ead0e402dC232d5A977953DF7ECBaB3CDb': {
    startBlock: 11_970_000,
    startBlockIs: 'before-creation',
    source: 'registry in aave/protocol-subgraphs config/avalanche-v3.json',
  },
}
