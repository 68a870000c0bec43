import type { World } from '../cli/demo/world.ts'
import { bankRoot } from './bankAdapter.ts'

/** A world of one chain that a test serves itself, and what was done to it. */
export type StandInWorld = World & { readonly drifts: readonly number[]; isClosed(): boolean }

/** Stands in for the repository's local chains. For tests of the demo. */
export function createStandInWorld(rpcUrl: string): StandInWorld {
  const drifts: number[] = []
  let isClosed = false
  return {
    chains: [
      {
        chainId: 1,
        name: 'alpha',
        rpcUrl,
        deployments: [{ venue: 'bank', root: bankRoot, startBlock: 3 }],
        assets: [
          { address: '0x00000000000000000000000000000000000000e0', underlying: 'ETH' },
          { address: '0x00000000000000000000000000000000000000d0', underlying: 'USD' },
        ],
      },
    ],
    sample: { owner: '0x00000000000000000000000000000000000000a1' },
    drifts,
    isClosed: () => isClosed,
    async drift({ timestampSeconds = 0 } = {}) {
      drifts.push(timestampSeconds)
    },
    async close() {
      isClosed = true
    },
  }
}
