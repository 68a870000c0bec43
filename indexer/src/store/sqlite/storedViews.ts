import type { View, ViewResult } from '@crossmargin/adapters'
import type { StoredView } from '../store.ts'
import { decodeHex, encodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** A view of a deployment the store has a number for. */
type ViewOfDeployment = {
  readonly chainId: number
  readonly deploymentId: number
  readonly view: View
}

/**
 * Keeps a view's answer, unless it is the one that already holds.
 *
 * Answers are asked at every block and change rarely. The last answer before a block is the answer of
 * that block, so the same one again says nothing; this needs answers to come in the order of blocks.
 */
export function saveView(
  connection: Connection,
  asked: ViewOfDeployment & Pick<StoredView, 'blockNumber' | 'result'>,
): void {
  const { chainId, blockNumber, result } = asked
  const callId = loadCallId(connection, asked) ?? saveCall(connection, asked)
  const before = loadAnswer(connection, { callId, blockNumber })
  if (before !== undefined && isSame(before, result)) return
  connection.run(
    `INSERT INTO view_answer (chain_id, view_call_id, block_number, result) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET result = excluded.result`,
    chainId,
    callId,
    blockNumber,
    result.kind === 'returned' ? encodeHex(result.data) : null,
  )
}

/** Loads the last answer at or before a block. */
export function loadStoredView(
  connection: Connection,
  asked: ViewOfDeployment & { readonly blockNumber: number },
): ViewResult | undefined {
  const callId = loadCallId(connection, asked)
  if (callId === undefined) return undefined
  return loadAnswer(connection, { callId, blockNumber: asked.blockNumber })
}

function loadAnswer(
  connection: Connection,
  at: { readonly callId: number; readonly blockNumber: number },
): ViewResult | undefined {
  const row = connection.get<[Buffer | null]>(
    `SELECT result FROM view_answer WHERE view_call_id = ? AND block_number <= ?
     ORDER BY block_number DESC LIMIT 1`,
    at.callId,
    at.blockNumber,
  )
  if (row === undefined) return undefined
  const [result] = row
  return result === null ? { kind: 'reverted' } : { kind: 'returned', data: decodeHex(result) }
}

function loadCallId(connection: Connection, asked: ViewOfDeployment): number | undefined {
  return connection.get<[number]>(
    `SELECT id FROM view_call
     WHERE chain_id = ? AND deployment_id = ? AND target = ? AND data = ?`,
    ...callParameters(asked),
  )?.[0]
}

function saveCall(connection: Connection, asked: ViewOfDeployment): number {
  return connection.run(
    'INSERT INTO view_call (chain_id, deployment_id, target, data) VALUES (?, ?, ?, ?)',
    ...callParameters(asked),
  )
}

function callParameters(asked: ViewOfDeployment): readonly (number | Buffer)[] {
  const { chainId, deploymentId, view } = asked
  return [chainId, deploymentId, encodeHex(view.to), encodeHex(view.data)]
}

function isSame(left: ViewResult, right: ViewResult): boolean {
  if (left.kind === 'reverted' || right.kind === 'reverted') return left.kind === right.kind
  return left.data === right.data.toLowerCase()
}
