import type { Address, BlockRef, MarginAccountKey } from '@crossmargin/core'
import type { StoreReader } from '../store/store.ts'
import { bankRoot } from './bankAdapter.ts'

/** A store that holds one bank, some accounts of it and a run of blocks. For tests. */
export function createBankStore(held: {
  readonly owners: readonly Address[]
  readonly blocks: readonly BlockRef[]
}): StoreReader {
  const deployment = { venue: 'bank', chainId: 1, root: bankRoot, startBlock: 0, contracts: {} }
  const keys = held.owners.map(
    (owner): MarginAccountKey => ({ venue: 'bank', chainId: 1, root: bankRoot, owner }),
  )
  const head = held.blocks.at(-1)
  const reader: Partial<StoreReader> = {
    read: (action) => action(),
    listChainIds: () => (head === undefined ? [] : [1]),
    loadCheckpoint: (chainId) =>
      head === undefined || chainId !== 1
        ? undefined
        : {
            head,
            finalizedNumber: 0,
            safeNumber: 0,
            retainedFromNumber: held.blocks[0]?.number ?? 0,
            genesisHash: '0x00',
          },
    loadBlockAtOrBefore: ({ number }) => {
      const found = held.blocks.findLast((block) => block.number <= number)
      return found === undefined ? undefined : { ...found, parentHash: '0x00' }
    },
    listDeployments: () => [deployment],
    listAccounts: () => keys,
    rows: () => ({ get: () => undefined, list: () => [] }),
    close: () => {},
  }
  return reader as StoreReader
}
