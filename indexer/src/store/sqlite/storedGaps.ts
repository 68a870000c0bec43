import type { Gap } from '@crossmargin/core'
import type { Connection } from './connection/openConnection.ts'

/** Keeps a gap once, from the first block it was met at: many are met again at every block. */
export function saveGap(
  connection: Connection,
  {
    chainId,
    blockNumber,
    gap,
  }: {
    readonly chainId: number
    readonly blockNumber: number
    readonly gap: Gap
  },
): void {
  connection.run(
    'INSERT INTO gap (chain_id, content, first_block) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    chainId,
    toText(gap),
    blockNumber,
  )
}

/** Lists a chain's gaps by the block they were first met at, then by their text. */
export function listStoredGaps(connection: Connection, chainId: number): readonly Gap[] {
  return connection
    .list<[string]>(
      'SELECT content FROM gap WHERE chain_id = ? ORDER BY first_block, content',
      chainId,
    )
    .map(([content]) => JSON.parse(content) as Gap)
}

/** The same gap is the same text, in whatever order its fields were written. */
function toText(gap: Gap): string {
  const fields = Object.entries(gap).sort(([left], [right]) => (left < right ? -1 : 1))
  return JSON.stringify(Object.fromEntries(fields))
}
