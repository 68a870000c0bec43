import type { Clock } from '../../../indexer/src/rpc/pool/clock.ts'
import type { Wire } from '../../../indexer/src/rpc/pool/wire/wire.ts'
import { answerAs, type NodeView, type SimCall } from '../chain/answerAs.ts'
import type { SimChain } from '../chain/createSimChain.ts'
import type { RandomSource } from '../chain/randomSource.ts'
import type { SimBlock } from '../chain/simBlock.ts'
import type { Lie } from './lie.ts'
import { refuse } from './refuse.ts'

/** What is wrong with one node, for as long as there is trouble. */
export type NodeNature = {
  readonly latencyMs: number
  /** Blocks behind the chain's head. */
  readonly lagBlocks: number
  /** How likely it takes notice of a new head, each time there is one. */
  readonly attention: number
  /** F36: its head never moves. F37: it is far from done. F64: it is of another chain. */
  readonly kind: 'sound' | 'stuck' | 'syncing' | 'foreign'
  readonly lies: readonly Lie[]
  readonly lieProbability: number
}

/** A node: an honest one with a nature. */
export type SimNode = Wire & {
  /** The chain has a new head. */
  hear(): void
  /** From now on it errs no more, and has all there is. */
  heal(): void
  /** The machine it runs on is gone, or back. */
  isGone: boolean
}

const movesAwayAt = 5
const movedAway: Pick<Lie, 'id' | 'name'> = { id: 'F64', name: 'a node of another chain' }

/** Opens a node of a chain. */
export function createSimNode(parameters: {
  readonly chain: SimChain
  /** What a foreign node serves. */
  readonly foreign?: SimChain
  readonly clock: Clock
  readonly random: RandomSource
  readonly nature: NodeNature
  /** Counts what was told, by fault. */
  readonly onLie: (lie: Pick<Lie, 'id' | 'name'>) => void
  /** Hears every question and answer. */
  readonly onAnswer: (said: string) => void
}): SimNode {
  const { clock, random, nature, onLie, onAnswer } = parameters
  const isTimeTold = random.chance(0.5)
  let isHealed = false
  let chain = parameters.chain
  let heard = 0
  let head: SimBlock = chain.head()
  if (nature.kind === 'syncing') head = head.path[Math.min(3, head.number)] ?? head
  const view = (): NodeView => ({
    chainId: chain.chainId,
    head,
    finalizedNumber: chain.finalizedNumber(),
    blocks: chain.blocks,
    isTimeTold,
  })
  const answer = (call: SimCall): unknown => {
    if (node.isGone) return refuse('connect ECONNREFUSED', { noticed: 'connection' })
    const truth = answerAs(view(), call)
    if (isHealed || !random.chance(nature.lieProbability)) return truth
    const fitting = nature.lies.filter(({ methods }) => methods.test(call.method))
    if (fitting.length === 0) return truth
    return told(random.pick(fitting), { truth, context: { call, view: view(), random }, onLie })
  }
  // It is restarted, and comes back with the data of another chain.
  const moveAway = () => {
    if (heard === movesAwayAt) node.isGone = true
    if (heard <= movesAwayAt || parameters.foreign === undefined) return
    if (chain === parameters.chain) onLie(movedAway)
    node.isGone = false
    chain = parameters.foreign
  }
  const node: SimNode = {
    isGone: false,
    hear() {
      heard += 1
      if (!isHealed && nature.kind === 'foreign') moveAway()
      if (
        !isHealed &&
        (nature.kind === 'stuck' || nature.kind === 'syncing' || !random.chance(nature.attention))
      )
        return
      const latest = chain.head()
      const behind = isHealed ? 0 : nature.lagBlocks
      head = latest.path[Math.max(0, latest.number - behind)] ?? latest
    },
    heal() {
      isHealed = true
      chain = parameters.chain
      node.isGone = false
      node.hear()
    },
    async send(call) {
      await clock.sleep(1 + nature.latencyMs * random.next())
      return saidAloud(call, { answer, onAnswer })
    },
    close: () => undefined,
  }
  return node
}

function told(
  lie: Lie,
  about: {
    readonly truth: unknown
    readonly context: Parameters<Lie['tell']>[1]
    readonly onLie: (lie: Lie) => void
  },
): unknown {
  const { truth, context, onLie } = about
  let lied: unknown
  try {
    lied = lie.tell(truth, context)
  } catch (refusal) {
    onLie(lie)
    throw refusal
  }
  // Two answers that read the same are one answer: nothing was lied about.
  if (JSON.stringify(lied) !== JSON.stringify(truth)) onLie(lie)
  return lied
}

function saidAloud(
  call: SimCall,
  by: { readonly answer: (call: SimCall) => unknown; readonly onAnswer: (said: string) => void },
): unknown {
  const asked = `${call.method} ${JSON.stringify(call.params)}`
  try {
    const result = by.answer(call)
    by.onAnswer(`${asked} ${JSON.stringify(result)}`)
    return result
  } catch (error) {
    by.onAnswer(`${asked} ${String(error)}`)
    throw error
  }
}
