import type { DeploymentKey } from '@crossmargin/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import {
  type BlockContent,
  type NaiveChain,
  naiveAccounts,
  naiveRows,
  naiveView,
  toContentBatch,
} from './naiveChain.ts'
import {
  chainId,
  deployment,
  type OpenStore,
  toAddress,
  toBlock,
  toHash,
  toLog,
  toPosition,
  toWrite,
  withStore,
} from './standIn.ts'

/** What a random block brings, in small numbers so that keys and values meet again. */
const blockArbitrary = fc.record({
  positions: fc.array(
    fc.record({
      owner: fc.integer({ min: 1, max: 2 }),
      slot: fc.bigInt(-1n, 1n),
      raw: fc.bigInt(0n, 2n),
    }),
    { maxLength: 3 },
  ),
  reserves: fc.array(fc.record({ asset: fc.integer({ min: 1, max: 2 }), isFrozen: fc.boolean() }), {
    maxLength: 2,
  }),
  logCount: fc.integer({ min: 0, max: 2 }),
  views: fc.array(
    fc.record({ call: fc.integer({ min: 1, max: 2 }), answer: fc.integer({ min: 0, max: 2 }) }),
    {
      maxLength: 2,
    },
  ),
})

/** `lag` is how far finality is behind the head; `reach` how far retention reaches back. */
const stepArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('commit' as const),
      blocks: fc.array(blockArbitrary, { minLength: 1, maxLength: 5 }),
      lag: fc.integer({ min: 0, max: 8 }),
      reach: fc.integer({ min: -2, max: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rollback' as const),
      depth: fc.integer({ min: 0, max: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('prune' as const),
      reach: fc.integer({ min: 0, max: 6 }),
    }),
  },
)

type RandomBlock = (typeof blockArbitrary)['generate'] extends (...args: never) => {
  value: infer value
}
  ? value
  : never
type Step = (typeof stepArbitrary)['generate'] extends (...args: never) => { value: infer value }
  ? value
  : never

/** Random histories of commits, undoing and pruning, against a chain that is folded anew each time. */
export function describeHistory(open: OpenStore): void {
  describe('history', () => {
    test('behavior: any history answers as a naive fold of the blocks that are left', () => {
      fc.assert(
        fc.property(fc.array(stepArbitrary, { minLength: 1, maxLength: 10 }), (steps) => {
          withStore(open, ({ store }) => {
            let chain: NaiveChain = { contents: [], finalizedNumber: 0, retainedFromNumber: 0 }
            for (const [index, step] of steps.entries()) {
              chain = take(store, { chain, step, fork: index })
              assertSame(store, chain)
            }
            if (chain.contents.length > 0) assertStraight(open, { store, chain })
          })
        }),
        { numRuns: 40 },
      )
    }, 30_000)
  })
}

function take(
  store: Store,
  { chain, step, fork }: { readonly chain: NaiveChain; readonly step: Step; readonly fork: number },
): NaiveChain {
  const headNumber = chain.contents.at(-1)?.block.number
  if (step.kind === 'commit') {
    const contents = toContents(chain, { blocks: step.blocks, fork })
    const end = contents.at(-1)?.block.number ?? 0
    const finalizedNumber = Math.max(0, end - step.lag)
    const retainedFromNumber = Math.max(0, end - step.reach)
    store.commit(toContentBatch(contents, { finalizedNumber, retainedFromNumber }))
    return {
      contents: [...chain.contents, ...contents],
      finalizedNumber: Math.max(finalizedNumber, chain.finalizedNumber),
      retainedFromNumber: Math.max(retainedFromNumber, chain.retainedFromNumber),
    }
  }
  if (headNumber === undefined) return chain
  if (step.kind === 'rollback') {
    const ancestorNumber = Math.max(1, chain.finalizedNumber, headNumber - step.depth)
    store.rollback({ chainId, ancestorNumber })
    const contents = chain.contents.filter(({ block }) => block.number <= ancestorNumber)
    return { ...chain, contents }
  }
  const beforeNumber = Math.max(0, headNumber - step.reach)
  store.prune({ chainId, beforeNumber })
  return { ...chain, retainedFromNumber: Math.max(beforeNumber, chain.retainedFromNumber) }
}

function toContents(
  chain: NaiveChain,
  { blocks, fork }: { readonly blocks: readonly RandomBlock[]; readonly fork: number },
): readonly BlockContent[] {
  const head = chain.contents.at(-1)?.block
  const { venue, root }: DeploymentKey = deployment
  return blocks.map(({ positions, reserves, logCount, views }, index) => {
    const number = (head?.number ?? 0) + 1 + index
    const parent = index === 0 && head !== undefined ? { parentHash: head.hash } : {}
    return {
      block: { ...toBlock(number, { fork }), ...parent },
      writes: [
        ...positions.map(({ raw, ...key }) => toWrite(number, toPosition(raw, key))),
        ...reserves.map(({ asset, isFrozen }) => toWrite(number, toReserve(asset, isFrozen))),
      ],
      accounts: positions.map(({ owner }) => ({
        key: { venue, chainId, root, owner: toAddress(owner) },
        firstBlock: number,
      })),
      logs: Array.from({ length: logCount }, (_, logIndex) => toLog(number, logIndex, fork)),
      views: views.map(({ call, answer }) => ({
        deployment,
        blockNumber: number,
        view: { to: toAddress(1), data: `0x0${call}` as const },
        result: answer === 0 ? { kind: 'reverted' } : { kind: 'returned', data: `0x0${answer}` },
      })),
    }
  })
}

function toReserve(asset: number, isFrozen: boolean): ReturnType<typeof toPosition> {
  const row = {
    asset: toAddress(asset),
    liquidityIndexRay: 1n,
    supplyCapRaw: isFrozen ? null : 5n,
    ratePerYearRay: isFrozen ? -1n : 1n,
    oracle: null,
    domain: toHash(1),
    decimals: null,
    isFrozen,
    symbol: 'STAND',
  }
  return { table: 'reserve', row }
}

/** Compares every block that may be asked for, and the head. */
function assertSame(store: Store, chain: NaiveChain): void {
  const headNumber = chain.contents.at(-1)?.block.number
  if (headNumber === undefined) return
  const { finalizedNumber, retainedFromNumber } = chain
  expect(store.loadCheckpoint(chainId)).toMatchObject({ finalizedNumber, retainedFromNumber })
  const logs = chain.contents.flatMap((content) => content.logs)
  expect(store.listLogs({ chainId, fromNumber: 0, toNumber: headNumber })).toEqual(logs)
  for (const table of ['position', 'reserve'])
    expect(store.rows(deployment).list(table, {})).toEqual(
      naiveRows(chain, { table, asOfNumber: headNumber }),
    )
  for (let asOfNumber = retainedFromNumber; asOfNumber <= headNumber; asOfNumber += 1) {
    const rows = store.rows(deployment, asOfNumber)
    for (const table of ['position', 'reserve']) {
      const expected = naiveRows(chain, { table, asOfNumber })
      expect(rows.list(table, {})).toEqual(expected)
      for (const row of expected) expect(rows.get(table, row)).toEqual(row)
    }
    expect(store.listAccounts({ asOfNumber })).toEqual(naiveAccounts(chain, asOfNumber))
    for (const data of ['0x01', '0x02'] as const) {
      const view = { to: toAddress(1), data }
      expect(store.loadView({ deployment, view, blockNumber: asOfNumber })).toEqual(
        naiveView(chain, { data, asOfNumber }),
      )
    }
  }
}

/** A store that took the blocks that are left one after another must have the same digest. */
function assertStraight(
  open: OpenStore,
  { store, chain }: { readonly store: Store; readonly chain: NaiveChain },
): void {
  withStore(open, (straight) => {
    for (const content of chain.contents)
      straight.store.commit(
        toContentBatch([content], { finalizedNumber: 0, retainedFromNumber: 0 }),
      )
    expect(store.digest(chainId)).toBe(straight.store.digest(chainId))
  })
}
