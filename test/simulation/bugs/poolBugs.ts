import type { PlantedBug } from './plantedBug.ts'

const answerFault = 'indexer/src/rpc/pool/routing/answerFault.ts'
const verifyEndpoint = 'indexer/src/rpc/pool/endpoint/verifyEndpoint.ts'

function bug(name: string, file: string, from: string, to: string): PlantedBug {
  return { name, edits: [{ file, from, to }] }
}

/** Mistakes in whom of the nodes to believe, and when. */
export const poolBugs: readonly PlantedBug[] = [
  {
    name: 'logs are asked of a node whose head is below them',
    edits: [
      {
        file: 'indexer/src/rpc/pool/createAsker.ts',
        from: "if (call.method !== 'eth_getLogs' || needs.to === undefined) return",
        to: 'if (true) return',
      },
      {
        file: 'indexer/src/rpc/pool/createUnits.ts',
        from: 'if (to === undefined || (await heads.reaches(endpoint, to))) return',
        to: 'if (true) return',
      },
    ],
  },
  bug(
    'a node of another chain id is believed',
    verifyEndpoint,
    'if (chainId !== identity.chainId) return { chainId, genesisHash: undefined }',
    '',
  ),
  bug(
    'a node of another genesis is believed',
    verifyEndpoint,
    'if (identity.genesisHash !== genesisHash) return { chainId, genesisHash }',
    '',
  ),
  bug('an empty answer of a contract is an answer', answerFault, "result === '0x' ?", 'false ?'),
  bug(
    'what is final is what the first node says',
    'indexer/src/rpc/pool/labels.ts',
    'const index = finalityQuorum(blocks)',
    'const index = blocks.length > 0 ? 0 : undefined',
  ),
  bug(
    'a limiter that was once too fast lets nothing through',
    'indexer/src/rpc/pool/endpoint/rateLimiter.ts',
    'now + Math.min(retryAfterMs, longestPauseMs)',
    'now + 3_600_000',
  ),
  bug(
    'words of a node are quoted with its key',
    'indexer/src/rpc/pool/endpoint/createEndpoint.ts',
    'said: redact(text)',
    'said: text',
  ),
  bug(
    'a refused method is never asked for again',
    'indexer/src/rpc/pool/endpoint/createEndpoint.ts',
    'const basicCapabilityMs = 30_000',
    'const basicCapabilityMs = 3_600_000',
  ),
  bug(
    'one failure ends the chain for good',
    'indexer/src/engine/indexChain.ts',
    'if (isPermanent) return',
    'return',
  ),
  bug(
    'a chain that stands still is called live',
    'indexer/src/engine/indexChain.ts',
    "state: 'stale',",
    "state: 'live',",
  ),
]
