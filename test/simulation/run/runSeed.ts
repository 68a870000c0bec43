import { createHash } from 'node:crypto'
import type { Hex } from '@crossmargin/core'
import { createChainStatusBoard } from '../../../indexer/src/store/chainStatus.ts'
import { createChangeFeed } from '../../../indexer/src/store/changeFeed.ts'
import type { RebuildableStore } from '../../../indexer/src/store/rebuild.ts'
import { createSimChain, type SimChain } from '../chain/createSimChain.ts'
import { createRandom, type RandomSource } from '../chain/randomSource.ts'
import { canaryKey } from '../nodes/canaryKey.ts'
import { createSimNode, type SimNode } from '../nodes/createSimNode.ts'
import { createBankVenue } from '../venue/bankVenue.ts'
import { checkState } from './checkState.ts'
import { createSimClock, type SimClock } from './createSimClock.ts'
import { digestReplayed } from './digestReplayed.ts'
import { drawScenario, honestNature, type Scenario } from './drawScenario.ts'
import { liveThrough } from './liveThrough.ts'
import { openMemoryDatabase, openSimStore } from './openSimStore.ts'
import type { SimRun } from './simRun.ts'
import { bankDeployment, type SimIndexer, startIndexer } from './startIndexer.ts'
import { watchStore } from './watchStore.ts'

/** What a run is to do beside living through its seed. */
export type RunSeedParameters = {
  readonly seed: number
  /** Whether nodes tell the lies, too, that nothing in the program can tell from the truth. */
  readonly isUnnoticeableTold?: boolean
  /** Hears every answer and commit as it happens. */
  readonly onTrace?: (line: string) => void
}

/** What a run came to. */
export type SeedOutcome = {
  readonly seed: number
  /** What was not as it must be; nothing where all was. */
  readonly violations: readonly string[]
  /** Lies told and errors made, by fault. */
  readonly faults: ReadonlyMap<string, number>
  readonly commits: number
  readonly rollbacks: number
  /** Virtual time from the end of the trouble to the head. */
  readonly healedMs: number
  /** Over every answer and commit in order: the same seed has the same. */
  readonly traceHash: Hex
}

const epochSeconds = 1_700_000_000
/**
 * Longest an indexer may need once nothing is wrong any more. A node that complained of too many
 * requests is asked slowly for a while, and a backlog takes its time then.
 */
const healWithinMs = 300_000

/** Lives through a seed: trouble, then none, then every question that can be asked of the result. */
export async function runSeed(parameters: RunSeedParameters): Promise<SeedOutcome> {
  const { seed } = parameters
  const trace = createHash('sha256')
  const violations = new Set<string>()
  const { run, note } = openRun(parameters, (line) => trace.update(line))
  const { chain, clock, scenario } = run
  const { chainId } = chain
  const adapter = createBankVenue()
  const deployment = bankDeployment(chainId, scenario.startBlock)
  const real = openSimStore(openMemoryDatabase(), [adapter])
  const watched = watchStore(real, { chain, deployment, violations, note })
  const statuses = createChainStatusBoard([{ chainId, name: 'chain' }])
  const indexer = startIndexer({
    ...run,
    chainId,
    store: watched.store,
    adapter,
    startBlock: scenario.startBlock,
    retentionBlocks: scenario.retentionBlocks,
    random: run.random.split('indexer'),
    statuses,
    feed: createChangeFeed(),
    onText: (text) => {
      if (text.includes(canaryKey)) violations.add(`a secret was told: ${text.slice(0, 200)}`)
    },
  })
  await liveThrough(run)
  const problem = () => statuses.get(chainId)?.problem
  const healedMs = await heal(run, { real, indexer, violations, problem })
  for (const fault of await atTheEnd(run, { real, deployment })) violations.add(fault)
  await halt(run, { violations, stateOf: () => statuses.get(chainId)?.state })
  indexer.stop()
  await clock.runUntil(indexer.isOver, clock.nowMs() + 60_000)
  if (indexer.failure() !== undefined) violations.add(`indexing threw ${String(indexer.failure())}`)
  real.close()
  return {
    seed,
    violations: [...violations],
    faults: run.faults,
    ...watched.counts,
    healedMs,
    traceHash: `0x${trace.digest('hex')}`,
  }
}

/** Draws a seed's chain and nodes; everything they say is noted. */
function openRun(
  { seed, isUnnoticeableTold = false, onTrace }: RunSeedParameters,
  hear: (line: string) => void,
): { readonly run: SimRun; readonly note: (line: string) => void } {
  const random = createRandom(`seed ${seed}`)
  const scenario = drawScenario(random.split('scenario'), { isUnnoticeableTold })
  const clock = createSimClock(random.split('clock'))
  const note = (line: string) => {
    hear(line)
    onTrace?.(`${(clock.nowMs() / 1_000).toFixed(3)} ${line}`)
  }
  const chain = openChain(random, scenario, 7)
  // Another chain altogether, or one of the same id that began with another block.
  const foreignRandom = random.split('foreign')
  const foreignId = foreignRandom.pick([7, 8])
  const foreign = openChain(
    foreignRandom,
    { ...scenario, oldBlocks: scenario.oldBlocks + 10 },
    foreignId,
  )
  const faults = new Map<string, number>()
  const nodes = scenario.natures.map((nature, index) =>
    createSimNode({
      chain,
      foreign,
      clock,
      random: random.split(`node ${index}`),
      nature,
      onLie: ({ id, name }) => {
        faults.set(id, (faults.get(id) ?? 0) + 1)
        note(`n${index} ${id} ${name}`)
      },
      onAnswer: (said) => note(`n${index} ${said}`),
    }),
  )
  return { run: { scenario, chain, nodes, clock, random, faults, epochSeconds }, note }
}

function openChain(
  random: RandomSource,
  { oldBlocks, blockMs }: Scenario,
  chainId: number,
): SimChain {
  const oldSeconds = Math.ceil((oldBlocks * blockMs) / 1_000)
  const timestampSeconds = epochSeconds - oldSeconds
  const chain = createSimChain({ chainId, random: random.split('chain'), timestampSeconds })
  for (let block = 1; block <= oldBlocks; block += 1)
    chain.mine(timestampSeconds + Math.floor((block * blockMs) / 1_000))
  return chain
}

/** Liveness: once every node is well, the head is reached. @returns how long that took. */
async function heal(
  { chain, nodes, clock, scenario, epochSeconds: epoch }: SimRun,
  asked: {
    readonly real: RebuildableStore
    readonly indexer: SimIndexer
    readonly violations: Set<string>
    problem(): string | undefined
  },
): Promise<number> {
  const { real, indexer, violations } = asked
  for (let block = 0; block < 3; block += 1) {
    await clock.runUntil(() => false, clock.nowMs() + scenario.blockMs)
    chain.mine(epoch + Math.floor(clock.nowMs() / 1_000))
    for (const node of nodes) node.heal()
  }
  const startedMs = clock.nowMs()
  const isThere = () => real.loadCheckpoint(chain.chainId)?.head.hash === chain.head().hash
  const isReached = await clock.runUntil(
    () => isThere() || indexer.isOver(),
    startedMs + healWithinMs,
  )
  if (!isReached)
    violations.add(`the head was not reached in ${healWithinMs / 1_000} s: ${asked.problem()}`)
  if (indexer.isOver()) violations.add('indexing ended by itself')
  return clock.nowMs() - startedMs
}

/** What must hold of the result, whatever was lived through. */
async function atTheEnd(
  { chain, clock, random, scenario }: SimRun,
  asked: {
    readonly real: RebuildableStore
    readonly deployment: ReturnType<typeof bankDeployment>
  },
): Promise<readonly string[]> {
  const { real, deployment } = asked
  const { chainId } = chain
  const checkpoint = real.loadCheckpoint(chainId)
  if (checkpoint === undefined) return ['nothing was indexed']
  const { head, retainedFromNumber } = checkpoint
  const older = Array.from(
    { length: 3 },
    () => retainedFromNumber + random.below(Math.max(1, head.number - retainedFromNumber + 1)),
  )
  const faults = [undefined, ...older].flatMap((asOfNumber) =>
    checkState({
      store: real,
      chain,
      deployment,
      ...(asOfNumber === undefined ? {} : { asOfNumber }),
    }),
  )
  const adapter = createBankVenue()
  const digest = real.digest(chainId)
  const replayed = await digestReplayed({ store: real, adapter, deployment })
  const undisturbed = await digestUndisturbed({ chain, clock, random, scenario })
  return [
    ...faults,
    ...(real.listGaps(chainId).length === 0 ? [] : ['there is a gap, and no log was hostile']),
    ...(replayed === digest ? [] : ['a replay of the stored logs comes to another state']),
    ...(undisturbed === digest ? [] : ['an undisturbed run to the same head has another digest']),
  ]
}

/** The digest of a run from nothing to the same head over one honest node. */
async function digestUndisturbed(
  run: Pick<SimRun, 'chain' | 'clock' | 'random' | 'scenario'>,
): Promise<Hex> {
  const { chain, clock, scenario } = run
  const { chainId } = chain
  const random = run.random.split('undisturbed')
  const ignore = () => undefined
  const node = createSimNode({
    chain,
    clock,
    random,
    nature: honestNature,
    onLie: ignore,
    onAnswer: ignore,
  })
  const adapter = createBankVenue()
  const store = openSimStore(openMemoryDatabase(), [adapter])
  const indexer = startIndexer({
    ...scenario,
    chainId,
    nodes: [node],
    store,
    adapter,
    clock,
    random,
    statuses: createChainStatusBoard([{ chainId, name: 'chain' }]),
    feed: createChangeFeed(),
    epochSeconds,
    onText: ignore,
  })
  const isThere = () => store.loadCheckpoint(chainId)?.head.hash === chain.head().hash
  const isReached = await clock.runUntil(isThere, clock.nowMs() + healWithinMs)
  indexer.stop()
  await clock.runUntil(indexer.isOver, clock.nowMs() + 60_000)
  const digest = isReached ? store.digest(chainId) : '0x'
  store.close()
  return digest
}

/** A chain that makes no more blocks is told to stand still, and one that does not is not. */
async function halt(
  { chain, clock }: SimRun,
  asked: { readonly violations: Set<string>; stateOf(): string | undefined },
): Promise<void> {
  const { violations, stateOf } = asked
  const ageMs = (epochSeconds - chain.head().timestampSeconds) * 1_000 + clock.nowMs()
  await clock.runUntil(() => false, clock.nowMs() + Math.max(0, 121_000 - ageMs) + 10_000)
  if (stateOf() !== 'stale') violations.add(`a chain that stands still is called ${stateOf()}`)
}
