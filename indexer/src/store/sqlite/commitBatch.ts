import { assertInvariant, type DeploymentKey, InvariantError } from '@crossmargin/core'
import type { Checkpoint, CommitBatch } from '../store.ts'
import { encodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'
import type { DeploymentIds } from './deploymentIds.ts'
import { saveAccount } from './storedAccounts.ts'
import { loadCheckpoint, saveBlock, saveCheckpoint } from './storedChain.ts'
import { saveGap } from './storedGaps.ts'
import { saveLogs } from './storedLogs.ts'
import { saveView } from './storedViews.ts'
import type { VenueCatalog } from './venueTable.ts'
import { writeRows } from './writeRows.ts'

/** The tables and deployments a batch is written against. */
export type CommitContext = {
  readonly catalog: VenueCatalog
  readonly deploymentIds: DeploymentIds
}

/**
 * Writes all of a batch. To be called inside a transaction.
 *
 * @throws InvariantError when the batch does not follow the head, or is not of its own chain and
 * blocks.
 */
export function commitBatch(
  connection: Connection,
  { batch, context }: { readonly batch: CommitBatch; readonly context: CommitContext },
): void {
  const { catalog, deploymentIds } = context
  const before = loadCheckpoint(connection, batch.chainId)
  assertFollows(batch, before)
  assertWithin(batch, before?.head.number ?? -1)
  const checkpoint = advance(batch.checkpoint, before)
  for (const block of batch.blocks) saveBlock(connection, block)
  // What may still be undone keeps its versions, however short the retention is.
  const finalUpToNumber = Math.min(checkpoint.retainedFromNumber, checkpoint.finalizedNumber)
  writeRows(connection, { catalog, deploymentIds, writes: batch.writes, finalUpToNumber })
  saveFound(connection, { batch, deploymentIds })
  saveLogs(connection, batch)
  saveCheckpoint(connection, checkpoint)
}

/** What comes along with the rows: accounts, children, answers of views, gaps. */
export function saveFound(
  connection: Connection,
  {
    batch,
    deploymentIds,
  }: {
    readonly batch: Pick<CommitBatch, 'chainId' | 'accounts' | 'children' | 'views' | 'gaps'>
    readonly deploymentIds: DeploymentIds
  },
): void {
  const { chainId } = batch
  for (const { key, firstBlock } of batch.accounts)
    saveAccount(connection, { deploymentId: deploymentIds.require(key), key, firstBlock })
  for (const { deployment, address, sinceBlock } of batch.children)
    connection.run(
      'INSERT INTO child VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      chainId,
      deploymentIds.require(deployment),
      encodeHex(address),
      sinceBlock,
    )
  const views = [...batch.views].sort((left, right) => left.blockNumber - right.blockNumber)
  for (const { deployment, blockNumber, view, result } of views) {
    const deploymentId = deploymentIds.require(deployment)
    saveView(connection, { chainId, deploymentId, view, blockNumber, result })
  }
  for (const { blockNumber, gap } of batch.gaps) saveGap(connection, { chainId, blockNumber, gap })
}

/** Finality and retention never go back: what they let go is gone, whatever a node says later. */
function advance(next: Checkpoint, before: Checkpoint | undefined): Checkpoint {
  if (before === undefined) return next
  const { watchedFromNumber } = before
  return {
    ...next,
    ...(watchedFromNumber === undefined ? {} : { watchedFromNumber }),
    finalizedNumber: Math.max(next.finalizedNumber, before.finalizedNumber),
    retainedFromNumber: Math.max(next.retainedFromNumber, before.retainedFromNumber),
  }
}

function assertFollows(batch: CommitBatch, before: Checkpoint | undefined): void {
  const { blocks, chainId, checkpoint } = batch
  const head = blocks.at(-1) ?? before?.head
  assertInvariant(
    head !== undefined &&
      checkpoint.head.chainId === chainId &&
      checkpoint.head.number === head.number &&
      checkpoint.head.hash.toLowerCase() === head.hash.toLowerCase() &&
      checkpoint.head.timestampSeconds === head.timestampSeconds,
    `a checkpoint's head is the last block of its batch, here block ${head?.number}`,
  )
  let parent: { readonly number: number; readonly hash: string } | undefined = before?.head
  for (const block of blocks) {
    assertInvariant(block.chainId === chainId, `block ${block.number} is of chain ${chainId}`)
    assertInvariant(
      parent === undefined || block.number > parent.number,
      `block ${block.number} comes after block ${parent?.number}`,
    )
    assertInvariant(
      parent?.number !== block.number - 1 ||
        parent.hash.toLowerCase() === block.parentHash.toLowerCase(),
      `block ${block.number} is a child of the block before it`,
    )
    parent = block
  }
}

/** Anything outside the blocks a batch adds could not be taken back together with them. */
function assertWithin(batch: CommitBatch, beforeNumber: number): void {
  const headNumber = batch.checkpoint.head.number
  // A message is only written when it is needed: there is a call for every log.
  const check = (what: string, number: number, deployment?: DeploymentKey): void => {
    if (number <= beforeNumber || number > headNumber)
      throw new InvariantError({
        invariant: `a ${what} of block ${number} is within its batch, after ${beforeNumber} and up to ${headNumber}`,
      })
    if (deployment !== undefined && deployment.chainId !== batch.chainId)
      throw new InvariantError({
        invariant: `a ${what} in a batch of chain ${batch.chainId} is of that chain`,
      })
  }
  for (const { blockNumber, deployment } of batch.writes) check('row', blockNumber, deployment)
  for (const { firstBlock, key } of batch.accounts) check('account', firstBlock, key)
  for (const { sinceBlock, deployment } of batch.children) check('child', sinceBlock, deployment)
  for (const { blockNumber } of batch.logs) check('log', blockNumber)
  for (const { blockNumber, deployment } of batch.views) check('view', blockNumber, deployment)
  // A gap may be met without a new block: a node that does not answer is one.
  for (const { blockNumber } of batch.gaps)
    assertInvariant(blockNumber <= headNumber, `a gap of block ${blockNumber} is not ahead of it`)
}
