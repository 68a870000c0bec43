import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createChainStatusBoard } from '../../../indexer/src/store/chainStatus.ts'
import { createChangeFeed } from '../../../indexer/src/store/changeFeed.ts'
import { createSimChain, type SimChain } from '../chain/createSimChain.ts'
import { createRandom } from '../chain/randomSource.ts'
import { createSimNode } from '../nodes/createSimNode.ts'
import { checkState } from '../run/checkState.ts'
import { createSimClock, type SimClock } from '../run/createSimClock.ts'
import { honestNature } from '../run/drawScenario.ts'
import { openSimStore } from '../run/openSimStore.ts'
import { bankDeployment, type SimIndexer, startIndexer } from '../run/startIndexer.ts'
import { createBankVenue } from '../venue/bankVenue.ts'
import { createKillable, type Killable } from './createKillable.ts'

/** What a run with one kill came to. */
export type KilledRun = {
  /** Operations of the database of the process that was killed, or of the whole run. */
  readonly operations: number
  readonly wasKilled: boolean
  readonly violations: readonly string[]
  readonly digest: string
}

const chainId = 7
const epochSeconds = 1_700_000_000
const deployment = bankDeployment(chainId, 0)

/**
 * Indexes a short life of a chain, a fork included, into a file; the process dies before the k-th
 * operation of the database, another one goes on from the file.
 */
export async function runKilled(parameters: {
  readonly seed: number
  readonly killAt: number
}): Promise<KilledRun> {
  const folder = mkdtempSync(join(tmpdir(), 'crossmargin-kill-'))
  try {
    return await runIn(join(folder, 'db.sqlite'), parameters)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runIn(
  path: string,
  { seed, killAt }: { readonly seed: number; readonly killAt: number },
): Promise<KilledRun> {
  const random = createRandom(`kill ${seed}`)
  const clock = createSimClock(random.split('clock'))
  const chain = openShortChain(seed)
  const violations = new Set<string>()
  const first = start(path, { chain, clock, seed, killAt, violations })
  let now = first
  const toNext = async (isDone: () => boolean) => {
    const isOver = await clock.runUntil(
      () => isDone() || now.killable.isDead(),
      clock.nowMs() + 60_000,
    )
    if (now.killable.isDead()) {
      now.die()
      now = start(path, { chain, clock, seed, killAt: Number.POSITIVE_INFINITY, violations })
      if (!(await clock.runUntil(isDone, clock.nowMs() + 60_000)))
        violations.add('the head was not reached after the kill')
    } else if (!isOver) violations.add('the head was not reached')
  }
  const isAtHead = () => now.head() === chain.head().hash
  await toNext(isAtHead)
  for (const act of livesOf(chain)) {
    act(epochSeconds + Math.ceil(clock.nowMs() / 1_000))
    now.hear()
    await toNext(isAtHead)
  }
  // What is looked at from here on is no part of the indexer's life.
  const operations = first.killable.operations()
  for (const fault of now.check()) violations.add(fault)
  const digest = now.digest()
  now.die()
  return {
    operations,
    wasKilled: first.killable.isDead(),
    violations: [...violations],
    digest,
  }
}

function openShortChain(seed: number): SimChain {
  const random = createRandom(`kill ${seed}`).split('chain')
  const chain = createSimChain({ chainId, random, timestampSeconds: epochSeconds - 40 })
  for (let block = 1; block <= 8; block += 1) chain.mine(epochSeconds - 40 + block * 2)
  return chain
}

function livesOf(chain: SimChain): readonly ((timestampSeconds: number) => void)[] {
  return [
    (at) => chain.mine(at),
    (timestampSeconds) => chain.reorganise({ depth: 3, length: 4, timestampSeconds }),
    (at) => chain.mine(at),
  ]
}

type Process = {
  readonly killable: Killable
  head(): string | undefined
  hear(): void
  check(): readonly string[]
  digest(): string
  /** Ends as a process does that is killed: nothing is closed in order. */
  die(): void
}

function start(
  path: string,
  parameters: {
    readonly chain: SimChain
    readonly clock: SimClock
    readonly seed: number
    readonly killAt: number
    readonly violations: Set<string>
  },
): Process {
  const { chain, clock, seed, killAt, violations } = parameters
  const real = new Database(path)
  // A kill of the process loses nothing that was handed to the system: no write waits for the disk.
  for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'foreign_keys = ON'])
    real.pragma(pragma)
  const killable = createKillable(real, killAt)
  const adapter = createBankVenue()
  const random = createRandom(`kill ${seed}`).split('process')
  const node = createSimNode({
    chain,
    clock,
    random,
    nature: honestNature,
    onLie: () => undefined,
    onAnswer: () => undefined,
  })
  let indexer: SimIndexer | undefined
  let store: ReturnType<typeof openSimStore> | undefined
  try {
    store = openSimStore(killable.database, [adapter])
    const opened = store
    const check = () => {
      for (const fault of checkState({ store: opened, chain, deployment })) violations.add(fault)
    }
    // What the killed process left is looked at before anything mends it.
    check()
    indexer = startIndexer({
      chainId,
      nodes: [node],
      store,
      adapter,
      startBlock: 0,
      retentionBlocks: 5,
      clock,
      random,
      statuses: createChainStatusBoard([{ chainId, name: 'chain' }]),
      feed: createChangeFeed(),
      epochSeconds,
      onText: () => undefined,
    })
  } catch (error) {
    if (!killable.isDead()) throw error
  }
  return {
    killable,
    head: () => (killable.isDead() ? undefined : store?.loadCheckpoint(chainId)?.head.hash),
    hear: () => node.hear(),
    check: () => (store === undefined ? [] : checkState({ store, chain, deployment })),
    digest: () => store?.digest(chainId) ?? '0x',
    die() {
      indexer?.stop()
      real.close()
    },
  }
}
