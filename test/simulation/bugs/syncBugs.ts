import type { PlantedBug } from './plantedBug.ts'

const followChain = 'indexer/src/sync/followChain.ts'
const fetchRange = 'indexer/src/sync/fetchRange.ts'
const watchedLogs = 'indexer/src/sync/watchedLogs.ts'
const parseLogs = 'indexer/src/rpc/logs/parseLogs.ts'
const getLogs = 'indexer/src/rpc/getLogs.ts'

function bug(name: string, file: string, from: string, to: string): PlantedBug {
  return { name, edits: [{ file, from, to }] }
}

/** Mistakes in how blocks and logs are fetched. */
export const syncBugs: readonly PlantedBug[] = [
  bug(
    'a block is skipped at the seam of two ranges',
    followChain,
    'checkpoint.head.number + 1\n  if',
    'checkpoint.head.number + 2\n  if',
  ),
  bug(
    'the last block of a range is left out',
    fetchRange,
    'length: to - from + 1',
    'length: Math.max(1, to - from)',
  ),
  bug(
    'a range need not follow the stored head',
    followChain,
    'first.parentHash !== checkpoint.head.hash',
    'false',
  ),
  bug(
    'history need not follow the stored head',
    fetchRange,
    'first.parentHash !== parent.hash',
    'false',
  ),
  bug(
    'blocks of one range need not be linked',
    fetchRange,
    'before !== undefined && before.hash !== block.parentHash',
    'false',
  ),
  bug(
    'a log may be of another block hash than its header',
    fetchRange,
    'headers.get(log.blockNumber)?.hash !== log.blockHash',
    'false',
  ),
  bug(
    'a fork at the stored head is not looked for',
    followChain,
    'if (at === head.number && served.hash === head.hash) return undefined',
    'if (at === head.number) return undefined',
  ),
  bug(
    'the ancestor is found by number, not by hash',
    'indexer/src/sync/findAncestor.ts',
    'served?.hash === kept.hash',
    'served?.number === kept.number',
  ),
  bug(
    'the ancestor is one block too high',
    'indexer/src/sync/findAncestor.ts',
    'return kept.number\n',
    'return Math.min(kept.number + 1, parameters.fromNumber)\n',
  ),
  bug(
    'a node far behind is believed to be a fork',
    followChain,
    'if (isBehind && (isSyncing || lowerHeadsSeen < lowerHeadPolls))',
    'if (false)',
  ),
  bug(
    'contracts announced on the way are not asked for in the same range',
    watchedLogs,
    'addresses = [...announced].filter((address) => !asked.has(address))',
    'addresses = []',
  ),
  bug(
    'what a failed fetch announced is not asked for again',
    'indexer/src/engine/watchSet.ts',
    'return pending.has(name)',
    'return false',
  ),
  bug(
    'logs of two questions are not put in order',
    watchedLogs,
    '(a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex',
    '() => 0',
  ),
  bug(
    'logs of one answer are not put in order',
    parseLogs,
    'logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)',
    'logs',
  ),
  bug('removed logs are believed', parseLogs, 'log.removed !== true', 'true'),
  bug(
    'logs that come twice are applied twice',
    parseLogs,
    'if (!isSamePlace) return true',
    'return true',
  ),
  bug(
    'logs that nobody asked for are kept',
    parseLogs,
    'if (isInside && hasTopics',
    'if (true || hasTopics',
  ),
  bug(
    'a range that is asked in parts has a hole between them',
    getLogs,
    'limits.answered(span)\n      from = to + 1',
    'limits.answered(span)\n      from = to + 2',
  ),
  bug(
    'a block with too many logs is taken for one with none',
    getLogs,
    'return logsByReceipts(client, filter)',
    'return []',
  ),
  bug(
    'only the first receipt of a block is read',
    'indexer/src/rpc/logs/logsByReceipts.ts',
    'receipts.flatMap((receipt) => receipt.logs)',
    'receipts.slice(0, 1).flatMap((receipt) => receipt.logs)',
  ),
]
