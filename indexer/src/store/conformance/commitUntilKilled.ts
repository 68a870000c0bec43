import { pathToFileURL } from 'node:url'
import { openSqliteStore } from '../sqlite/openSqliteStore.ts'
import type { CommitBatch, Store } from '../store.ts'
import {
  chainId,
  deployment,
  standInVenue,
  toAddress,
  toBatch,
  toBlock,
  toLog,
  toPosition,
  toWrite,
} from './standIn.ts'

/** Rows that take turns, so that old versions are closed and new ones opened all the time. */
export const ownerCount = 7

/** The batch of one block. A function of the number alone, so that any state can be checked. */
export function toNumberedBatch(number: number): CommitBatch {
  const { venue, root } = deployment
  const writes = Array.from({ length: ownerCount }, (_, index) => index + 1)
    .filter((owner) => owner === 1 || number % owner === 0)
    .map((owner) => toWrite(number, toPosition(BigInt(number), { owner })))
  return toBatch([toBlock(number)], {
    writes,
    accounts: [
      { key: { venue, chainId, root, owner: toAddress(1000 + number) }, firstBlock: number },
    ],
    logs: [toLog(number, 0), toLog(number, 1)],
    finalizedNumber: Math.max(0, number - 10),
    retainedFromNumber: Math.max(0, number - 20),
  })
}

/** Commits, undoes and prunes until the process is ended from outside. */
function commitUntilKilled(store: Store): never {
  store.saveDeployment(deployment)
  process.stdout.write('ready\n')
  for (;;) {
    const number = (store.loadCheckpoint(chainId)?.head.number ?? 0) + 1
    store.commit(toNumberedBatch(number))
    if (number % 5 === 0) store.rollback({ chainId, ancestorNumber: number - 3 })
    if (number % 11 === 0) store.prune({ chainId, beforeNumber: number - 11 })
    // The numbers that make it undo are passed by hand, else it would walk in a circle.
    if (number % 5 === 0)
      for (const again of [number - 2, number - 1, number, number + 1])
        store.commit(toNumberedBatch(again))
  }
}

const [, script, path] = process.argv
if (script !== undefined && path !== undefined && import.meta.url === pathToFileURL(script).href)
  commitUntilKilled(openSqliteStore({ path, adapters: [standInVenue] }))
