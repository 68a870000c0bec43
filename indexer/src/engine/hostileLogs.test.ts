import {
  type Deployment,
  type VenueAdapter,
  type ViewResult,
  venueAdapters,
} from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import { openSqliteRebuilding } from '../store/sqlite/rebuild/openSqliteRebuilding.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { applyBlocks } from './applyBlocks.ts'
import { createKnownState } from './knownState.ts'
import type { ViewCache } from './viewCache.ts'
import { createWatchSet } from './watchSet.ts'

const runs = Number(process.env['CROSSMARGIN_FUZZ_RUNS'] ?? 150)
const chainId = 7
const hash = `0x${'07'.repeat(32)}` as const

/** Few addresses, so that logs meet what other logs left: tokens, owners and contracts alike. */
const addresses: readonly Address[] = Array.from(
  { length: 8 },
  (_, index): Address => `0x${(0xa0 + index).toString(16).padStart(40, '0')}`,
)

function toDeployment(adapter: VenueAdapter): Deployment {
  const [root = '0x', pool = '0x', configurator = '0x'] = addresses
  const contracts = { provider: root, pool, configurator }
  return { venue: adapter.id, chainId, root, startBlock: 0, contracts }
}

const wordOf = (value: bigint) => BigInt.asUintN(256, value).toString(16).padStart(64, '0')

/** Words as honest and as hostile encoders write them. */
const word = fc.oneof(
  fc.constantFrom(...addresses).map((address) => address.slice(2).padStart(64, '0')),
  fc.bigInt({ min: 0n, max: 400n }).map(wordOf),
  // Offsets and lengths: within, just beyond, and far beyond the data.
  fc.constantFrom(0x20n, 0x40n, 0xa0n, 0xc0n, 2n ** 32n, 2n ** 63n, 2n ** 255n, -1n).map(wordOf),
  fc.bigInt({ min: 10n ** 17n, max: 10n ** 28n }).map(wordOf),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((it) => Buffer.from(it).toString('hex')),
  // No letter of UTF-8.
  fc.constant('ff'.repeat(32)),
)

const data: fc.Arbitrary<Hex> = fc
  .tuple(fc.array(word, { maxLength: 14 }), fc.nat({ max: 40 }))
  .map(([words, cut]): Hex => {
    const bytes = words.join('')
    // Mostly whole words; now and then the log ends in the middle of one.
    return `0x${cut > 32 ? bytes.slice(0, Math.max(0, bytes.length - 2 * (cut - 32))) : bytes}`
  })

function arbitraryLog(adapter: VenueAdapter): fc.Arbitrary<Omit<FetchedLog, 'logIndex'>> {
  return fc.record({
    address: fc.constantFrom(...addresses),
    // The same first topic with any number of indexed arguments.
    topics: fc
      .tuple(
        fc.constantFrom(...adapter.index.topics),
        fc.array(
          word.map((it): Hex => `0x${it}`),
          { maxLength: 3 },
        ),
      )
      .map(([topic, indexed]): readonly Hex[] => [topic, ...indexed]),
    data,
    blockNumber: fc.constant(5),
    blockHash: fc.constant(hash),
    blockTimestampSeconds: fc.constant(50),
  })
}

/** Answers as hostile as the logs: any bytes, of any length. */
function answering(results: readonly ViewResult[]): ViewCache {
  let next = 0
  const answer = async () => ({
    get: () => {
      next += 1
      return results[next % results.length]
    },
  })
  return { facts: answer, observe: answer, takeStored: () => [] }
}

const result: fc.Arbitrary<ViewResult> = fc.oneof(
  fc.constant<ViewResult>({ kind: 'reverted' }),
  data.map((bytes): ViewResult => ({ kind: 'returned', data: bytes })),
)

async function applyAll(
  adapter: VenueAdapter,
  given: { readonly logs: readonly FetchedLog[]; readonly results: readonly ViewResult[] },
) {
  const into = openSqliteRebuilding({ adapters: [adapter] })
  try {
    const deployment = toDeployment(adapter)
    const head = { chainId, number: 5, hash, timestampSeconds: 50 } as const
    into.begin({
      checkpoint: {
        ...{ head, finalizedNumber: 0, safeNumber: 0, retainedFromNumber: 0 },
        genesisHash: hash,
      },
      deployments: [deployment],
    })
    const block = { ...head, parentHash: hash }
    const checked: CheckedBlock[] = [{ block, logs: given.logs, headers: new Map([[5, block]]) }]
    const deployments = [{ deployment, adapter }]
    const watch = createWatchSet({ deployments, store: into.reader })
    for (const log of given.logs) watch.announce(log)
    const views = answering(given.results)
    const known = createKnownState(into.reader)
    const applied = await applyBlocks({ chainId, checked, deployments, watch, known, views })
    // What was folded can be stored: a row that does not fit would fail here, and stop the chain.
    into.write({ chainId, ...applied, children: watch.takeAnnounced() })
    return applied
  } finally {
    into.discard()
  }
}

test.each(venueAdapters.map((adapter) => [adapter.id, adapter] as const))(
  'behavior: no log of %s, however hostile, throws; what cannot be applied is a gap with its reference',
  { timeout: 120_000 },
  async (_, adapter) => {
    const logs = fc
      .array(arbitraryLog(adapter), { minLength: 1, maxLength: 40 })
      .map((list) => list.map((log, logIndex): FetchedLog => ({ ...log, logIndex })))
    const results = fc.array(result, { minLength: 1, maxLength: 8 })
    let gapCount = 0
    let writeCount = 0
    await fc.assert(
      fc.asyncProperty(logs, results, async (given, answers) => {
        const { gaps, writes } = await applyAll(adapter, { logs: given, results: answers })
        gapCount += gaps.length
        writeCount += writes.length
        for (const { gap } of gaps)
          expect(gap.message).toMatch(/^(Log \d+ of block 5 \(contract 0x|What .* at block 5)/)
      }),
      { numRuns: runs },
    )
    // Logs that all bounced off would prove little.
    expect(Math.min(gapCount, writeCount)).toBeGreaterThan(0)
  },
)
