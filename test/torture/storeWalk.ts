import type { Deployment } from '@crossmargin/adapters'
import type { Address, Hex, RowWrite } from '@crossmargin/core'
import type { Store } from 'crossmargin'

/** One venue with one table: what is written is of no interest here, only that all of it is. */
export const walkVenue = {
  id: 'walk',
  tables: { position: { key: { owner: 'address' }, columns: { scaledRaw: 'uint256' } } },
} as const

const chainId = 31_337

const deployment: Deployment = {
  venue: walkVenue.id,
  chainId,
  root: toAddress(0xd0),
  startBlock: 1,
  contracts: {},
}

type Batch = Parameters<Store['commit']>[0]
type Step = (store: Store) => void

/**
 * All that is ever done to a store, one step after the other: blocks, a reorg and what came instead of
 * what it undid, a second one, pruning, owners that join and leave, a chain that is forgotten.
 */
export const walkSteps: readonly Step[] = [
  (store) => store.saveDeployment(deployment),
  (store) => {
    const indexedAs = { revision: 1, topics: [toHash(1)], addresses: [deployment.root] }
    store.saveIndexedAs({ deployment, indexedAs })
  },
  ...[1, 2, 3, 4].map((number) => commitOf([number])),
  commitOf([5, 6, 7]),
  (store) => store.rollback({ chainId, ancestorNumber: 4 }),
  commitOf([5, 6], 1),
  (store) => store.rollback({ chainId, ancestorNumber: 3 }),
  commitOf([4, 5, 6, 7], 2),
  (store) => store.prune({ chainId, beforeNumber: 3 }),
  (store) => {
    const key = { venue: walkVenue.id, chainId, root: deployment.root, owner: toAddress(90) }
    store.follow({
      chainId,
      owners: [toAddress(90)],
      writes: [{ deployment, blockNumber: 7, write: toPosition(90, 7n) }],
      accounts: [{ key, firstBlock: 7 }],
      gaps: [],
    })
  },
  commitOf([8], 2),
  (store) => store.unfollow({ chainId, owners: [toAddress(90)] }),
  (store) => store.forget(chainId),
  commitOf([9], 3),
]

function commitOf(numbers: readonly number[], fork = 0): Step {
  return (store) => store.commit(toBatch(numbers, fork))
}

function toBatch(numbers: readonly number[], fork: number): Batch {
  const { venue, root } = deployment
  const blocks = numbers.map((number) => ({
    chainId,
    number,
    hash: toHash(number, fork),
    // The first block of a fork stands on the last one of the fork before.
    parentHash: toHash(number - 1, number === numbers[0] ? parentForkOf(number, fork) : fork),
    timestampSeconds: number * 12,
  }))
  const { parentHash: _, ...head } = blocks.at(-1) as (typeof blocks)[number]
  return {
    chainId,
    blocks,
    writes: numbers.flatMap((blockNumber) =>
      [1, 2].map((owner) => ({
        deployment,
        blockNumber,
        write: toPosition(owner, BigInt(blockNumber * 10 + fork)),
      })),
    ),
    accounts: numbers.map((number) => ({
      key: { venue, chainId, root, owner: toAddress(100 + number) },
      firstBlock: number,
    })),
    children: [{ deployment, address: toAddress(200 + head.number), sinceBlock: head.number }],
    logs: numbers.map((blockNumber) => ({
      address: root,
      topics: [toHash(blockNumber)],
      data: '0xab' as const,
      blockNumber,
      blockHash: toHash(blockNumber, fork),
      logIndex: 0,
    })),
    views: [
      {
        deployment,
        blockNumber: head.number,
        view: { to: root, data: '0x01020304' },
        result: { kind: 'returned', data: toHash(head.number, fork) },
      },
    ],
    gaps: [],
    checkpoint: {
      head,
      finalizedNumber: 0,
      safeNumber: 0,
      retainedFromNumber: 0,
      genesisHash: toHash(0),
    },
  }
}

/** Forks begin above block 4 and above block 3; everything else goes on on its own fork. */
function parentForkOf(number: number, fork: number): number {
  return (fork === 1 && number === 5) || (fork === 2 && number === 4) ? 0 : fork
}

function toPosition(owner: number, scaledRaw: bigint): RowWrite {
  return { table: 'position', row: { owner: toAddress(owner), scaledRaw } }
}

function toAddress(number: number): Address {
  return `0x${number.toString(16).padStart(40, '0')}`
}

function toHash(number: number, fork = 0): Hex {
  return `0x${fork.toString(16).padStart(32, '0')}${number.toString(16).padStart(32, '0')}`
}
