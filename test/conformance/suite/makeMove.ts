import type { AccountReading, BlockRef, EncodedChange } from '@crossmargin/core'
import { toMarginAccountId } from '@crossmargin/core'
import { type Address, erc20Abi, type Hex, parseEventLogs } from 'viem'
import { getTransactionReceipt } from 'viem/actions'
import { expect } from 'vitest'
import { expectSame } from './expectSame.ts'
import { blockAt } from './memoryIndex.ts'
import { revertReason } from './revertReason.ts'
import { assembled, headOf, type Stage, withoutTrace } from './stage.ts'
import type { SceneMove } from './venueScene.ts'

type Change = Extract<SceneMove, { readonly kind: 'change' }>

/**
 * Foretells a change at a moment, makes it in a block of that very moment, and compares: accepted and
 * the account as foretold, or refused for the same reason.
 */
export async function makeMove(
  stage: Stage,
  move: { readonly change: Change; readonly timestampSeconds: number },
): Promise<void> {
  const { adapter, deployment, tally } = stage
  const { change, timestampSeconds } = move
  const reading = await readingAt(stage, move)
  const foretold = adapter.transition(reading, change.change)
  const encoded = adapter.encode(reading, { deployment, change: change.change })
  const about = describe(change)
  if (encoded.calls.length === 0) {
    expect(foretold, `${about}: no calls, so a refusal`).toMatchObject({ kind: 'refusal' })
    return
  }
  const sent = await sendCalls(stage, { calls: encoded.calls, change, timestampSeconds })
  tally.transactions += encoded.calls.length
  tally.kinds.set(change.change.kind, (tally.kinds.get(change.change.kind) ?? 0) + 1)
  if ('reason' in foretold) {
    tally.refused += 1
    tally.reasons.add(foretold.reason)
    const { namelessReasons } = stage.scene
    const said = namelessReasons.includes(foretold.reason) ? foretold.reason : sent.reason
    expect({ about, isReverted: sent.isReverted, reason: said }).toEqual({
      about,
      isReverted: true,
      reason: foretold.reason,
    })
    return
  }
  expect({ about, isReverted: sent.isReverted, reason: sent.reason }).toEqual({
    about,
    isReverted: false,
    reason: '',
  })
  tally.accepted += 1
  if (change.change.kind.startsWith('liquidate')) {
    tally.liquidationsMade += 1
    tally.liquidationsForetold += adapter.margin(reading).slackMaintenanceRaw < 0n ? 1 : 0
  }
  await expectApproved(stage, { encoded, change, hashes: sent.hashes })
  await stage.scene.settle?.()
  const after = await readOne(stage, change, sent.at)
  const { oraclePrices } = after ?? reading
  const ours = [{ snapshot: { ...foretold, at: sent.at }, oraclePrices }]
  expectSame(`${about}: after`, { ours, theirs: after === undefined ? [] : [after] })
}

/**
 * The account untouched at a later moment: an empty block of that time is mined, read and taken back.
 * Rows foretell the same, by themselves where the scene says so and else with that block's views.
 */
async function readingAt(
  stage: Stage,
  { change, timestampSeconds }: { readonly change: Change; readonly timestampSeconds: number },
): Promise<AccountReading> {
  const { scene, block } = stage
  return withoutTrace(stage, async () => {
    await scene.chain.mine({ timestampSeconds })
    const at = await blockAt(scene.chain.client, scene.chain.chainId, await headOf(stage))
    const rows = scene.accruesByItself ? block.rows : await stage.index.peek(at)
    const foretold = assembled(stage, { rows, key: change.key, at })
    const read = await readOne(stage, change, at)
    const theirs = read === undefined ? [] : [read]
    expectSame(`${describe(change)}: before`, { ours: [foretold], theirs })
    return foretold
  })
}

async function readOne(
  { scene, adapter, deployment }: Stage,
  { key }: Change,
  at: BlockRef,
): Promise<AccountReading | undefined> {
  const owners = [key.owner]
  const read = await adapter.read(scene.chain.client, { deployment, owners, at })
  const id = toMarginAccountId(key)
  return read.find(({ snapshot }) => toMarginAccountId(snapshot.key) === id)
}

type Sent = {
  readonly hashes: readonly Hex[]
  readonly at: BlockRef
  readonly isReverted: boolean
  readonly reason: string
}

async function sendCalls(
  stage: Stage,
  parameters: {
    readonly calls: EncodedChange['calls']
    readonly change: Change
    readonly timestampSeconds: number
  },
): Promise<Sent> {
  const { calls, change, timestampSeconds } = parameters
  const { chain, errors } = stage.scene
  const transactions = calls.map(({ to, data, valueWei }) => ({
    from: change.sender,
    to,
    data,
    value: valueWei,
  }))
  const hashes = await chain.mine({ transactions, timestampSeconds })
  const at = await blockAt(chain.client, chain.chainId, await headOf(stage))
  for (const hash of hashes) {
    const { status } = await getTransactionReceipt(chain.client, { hash })
    if (status !== 'success')
      return { hashes, at, isReverted: true, reason: await revertReason(chain, { hash, errors }) }
  }
  return { hashes, at, isReverted: false, reason: '' }
}

/** No contract took more of a token from the sender than the adapter said it must be allowed. */
async function expectApproved(
  { scene }: Stage,
  parameters: {
    readonly encoded: EncodedChange
    readonly change: Change
    readonly hashes: readonly Hex[]
  },
): Promise<void> {
  const { encoded, change, hashes } = parameters
  const receipts = await Promise.all(
    hashes.map((hash) => getTransactionReceipt(scene.chain.client, { hash })),
  )
  const logs = receipts.flatMap((receipt) => receipt.logs)
  const moved = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs })
  for (const { token, amountRaw } of encoded.approvals) {
    const taken = moved
      .filter(({ address, args }) => isSame(address, token) && isSame(args.from, change.sender))
      .reduce((sum, { args }) => sum + args.value, 0n)
    expect(taken, `${describe(change)}: taken of ${token}`).toBeLessThanOrEqual(amountRaw)
  }
}

function isSame(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

function describe({ key, change }: Change): string {
  const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  return `${toMarginAccountId(key)} ${JSON.stringify(change, asText)}`
}
