import type { Hex } from '@crossmargin/core'
import { keccak256, toHex } from 'viem'
import { headerBloom } from './headerBloom.ts'
import {
  actOnBank,
  type BankAction,
  type BankLog,
  type BankState,
  emptyBank,
} from './referenceBank.ts'

/** What somebody sent: it stays itself wherever it is included. */
export type SimTransaction = { readonly hash: Hex; readonly actions: readonly BankAction[] }

/** A log in its place. */
export type SimLog = BankLog & { readonly logIndex: number; readonly transactionHash: Hex }

/** One block of a tree: all that it says, and the state that it leaves. */
export type SimBlock = {
  readonly number: number
  readonly hash: Hex
  readonly parentHash: Hex
  readonly timestampSeconds: number
  readonly transactions: readonly SimTransaction[]
  readonly logs: readonly SimLog[]
  readonly logsBloom: Hex
  readonly state: BankState
  /** From the first block to this one. */
  readonly path: readonly SimBlock[]
}

/** Makes a block on top of another, or the first of a chain. */
export function mineSimBlock(
  parent: SimBlock | undefined,
  content: {
    readonly transactions: readonly SimTransaction[]
    readonly timestampSeconds: number
    /** Keeps apart blocks that are otherwise the same. */
    readonly salt: string
  },
): SimBlock {
  const { transactions, timestampSeconds, salt } = content
  const number = parent === undefined ? 0 : parent.number + 1
  const parentHash: Hex = parent?.hash ?? `0x${'00'.repeat(32)}`
  const said = [parentHash, number, timestampSeconds, salt, ...transactions.map(({ hash }) => hash)]
  let state = parent?.state ?? emptyBank
  const logs: SimLog[] = []
  for (const { hash, actions } of transactions)
    for (const action of actions) {
      const acted = actOnBank(state, { action, timestampSeconds })
      state = acted.state
      logs.push({ ...acted.log, logIndex: logs.length, transactionHash: hash })
    }
  const block = {
    number,
    hash: keccak256(toHex(said.join(','))),
    parentHash,
    timestampSeconds,
    transactions,
    logs,
    logsBloom: headerBloom(logs),
    state,
    path: [] as SimBlock[],
  }
  block.path = [...(parent?.path ?? []), block]
  return block
}
