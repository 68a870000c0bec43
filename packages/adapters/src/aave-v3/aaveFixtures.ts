import type { Address, BlockRef, MarginAccountKey } from '@crossmargin/core'
import type { Deployment } from '../kit/deployment.ts'

/** Three assets, a deployment and an account: what the tests begin with. */
export const weth: Address = '0x000000000000000000000000000000000000000a'
export const usdc: Address = '0x000000000000000000000000000000000000000b'
export const dai: Address = '0x000000000000000000000000000000000000000c'

export const deployment: Deployment = {
  venue: 'aave-v3',
  chainId: 1,
  root: '0x0000000000000000000000000000000000000001',
  startBlock: 1,
  contracts: {
    provider: '0x0000000000000000000000000000000000000001',
    pool: '0x0000000000000000000000000000000000000002',
    configurator: '0x0000000000000000000000000000000000000003',
  },
}

export const at: BlockRef = {
  chainId: 1,
  number: 100,
  hash: `0x${'ab'.repeat(32)}`,
  timestampSeconds: 1_000_000,
}

export const key: MarginAccountKey = {
  venue: 'aave-v3',
  chainId: 1,
  root: deployment.root,
  owner: '0x00000000000000000000000000000000000000aa',
}

/** 3000, 1 and 1 USD. */
export const prices: ReadonlyMap<Address, bigint> = new Map([
  [weth, 3_000n * 10n ** 8n],
  [usdc, 10n ** 8n],
  [dai, 10n ** 8n],
])
