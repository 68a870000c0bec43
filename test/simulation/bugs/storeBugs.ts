import type { PlantedBug } from './plantedBug.ts'

const rollback = 'indexer/src/store/sqlite/rollbackChain.ts'
const commit = 'indexer/src/store/sqlite/commitBatch.ts'
const commitStep = 'indexer/src/engine/commitStep.ts'
const applyBlocks = 'indexer/src/engine/applyBlocks.ts'
const half = "connection.execute('COMMIT')\n  connection.execute('BEGIN IMMEDIATE')\n  "

function bug(name: string, file: string, from: string, to: string): PlantedBug {
  return { name, edits: [{ file, from, to }] }
}

/** Mistakes in how blocks are folded, stored and undone. */
export const storeBugs: readonly PlantedBug[] = [
  bug(
    'rows and checkpoint are two transactions',
    commit,
    'saveCheckpoint(connection, checkpoint)',
    `${half}saveCheckpoint(connection, checkpoint)`,
  ),
  bug(
    'blocks and rows are two transactions',
    commit,
    'writeRows(connection, {',
    `${half}writeRows(connection, {`,
  ),
  bug(
    'a rollback is two transactions',
    rollback,
    'deleteLogsAbove(connection, {',
    `${half}deleteLogsAbove(connection, {`,
  ),
  bug(
    'a rollback forgets accounts',
    rollback,
    "  'DELETE FROM account WHERE chain_id = ? AND first_block > ?',\n",
    '',
  ),
  bug(
    'a rollback forgets announced contracts',
    rollback,
    "  'DELETE FROM child WHERE chain_id = ? AND since_block > ?',\n",
    '',
  ),
  bug(
    'a rollback forgets answers of views',
    rollback,
    "  'DELETE FROM view_answer WHERE chain_id = ? AND block_number > ?',\n",
    '',
  ),
  bug(
    'a rollback forgets blocks',
    rollback,
    "  'DELETE FROM block WHERE chain_id = ? AND number > ?',\n",
    '',
  ),
  bug(
    'a rollback forgets logs',
    rollback,
    '  deleteLogsAbove(connection, { chainId, ancestorNumber })\n',
    '',
  ),
  bug('a rollback forgets the head', rollback, 'head: newHead', 'head'),
  bug(
    'a rollback does not open what it closed',
    rollback,
    '    connection.run(sql.reopenAbove, chainId, ancestorNumber)\n',
    '',
  ),
  bug(
    'a rollback goes one block too deep',
    'indexer/src/store/sqlite/venueTableSql.ts',
    'valid_from > ?`,\n    reopenAbove',
    'valid_from >= ?`,\n    reopenAbove',
  ),
  bug(
    'versions are dropped that may still be undone',
    commit,
    'Math.min(checkpoint.retainedFromNumber, checkpoint.finalizedNumber)',
    'Number.MAX_SAFE_INTEGER',
  ),
  bug(
    'what was remembered of undone blocks is kept',
    commitStep,
    'ancestorNumber: step.ancestorNumber })\n          forget()',
    'ancestorNumber: step.ancestorNumber })',
  ),
  bug(
    'answers of views are remembered by number, not by hash',
    'indexer/src/engine/viewCache.ts',
    '      const results = await callViews(client, { views, at })\n      for',
    '      const name = [at.number, ...views.map(({ data }) => data)].join()\n      const all = ((globalThis as never as { answers?: Map<string, ViewResults> }).answers ??= new Map())\n      const results = all.get(name) ?? (await callViews(client, { views, at }))\n      all.set(name, results)\n      for',
  ),
  bug(
    'the time of a log is that of the last block of its range',
    applyBlocks,
    'headers.get(log.blockNumber)?.timestampSeconds ?? 0',
    'parameters.checked.at(-1)?.block.timestampSeconds ?? 0',
  ),
  bug(
    'facts are not asked for',
    applyBlocks,
    'const facts = context.facts ?? noAnswers',
    'const facts = noAnswers',
  ),
  bug(
    'views are asked at the last block of a range only',
    applyBlocks,
    'for (const work of works) await observe(each',
    'if (each === checked.at(-1)) for (const work of works) await observe(each',
  ),
  bug(
    'an event does not see what the one before it wrote',
    'indexer/src/engine/overlayRows.ts',
    'if (written !== undefined) return written as never',
    '',
  ),
  bug(
    'times of logs are not stored',
    commitStep,
    'timestamps: timestampsOf(checked)',
    'timestamps: new Map()',
  ),
  bug(
    'a head that was only said to be final is final',
    commitStep,
    'Math.min(parameters.finality.finalizedNumber, head.number)',
    'head.number',
  ),
]
