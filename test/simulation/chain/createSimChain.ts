import type { Address, Hex } from '@crossmargin/core'
import { keccak256, toHex } from 'viem'
import type { RandomSource } from './randomSource.ts'
import type { BankAction } from './referenceBank.ts'
import { mineSimBlock, type SimBlock, type SimTransaction } from './simBlock.ts'

/** A chain that lives: a tree of blocks, one of which is the head of the true chain. */
export type SimChain = {
  readonly chainId: number
  /** Every block there ever was, by hash. */
  readonly blocks: ReadonlyMap<Hex, SimBlock>
  head(): SimBlock
  finalizedNumber(): number
  /** Adds a block with new transactions. */
  mine(timestampSeconds: number): void
  /**
   * Replaces the last blocks: their transactions come again in another order, in another block, or
   * not at all. The new branch may be shorter than the old one.
   */
  reorganise(parameters: {
    readonly depth: number
    readonly length: number
    readonly timestampSeconds: number
  }): void
  /** Makes a block the head again that was given up, if it is not below finality. */
  returnTo(hash: Hex): boolean
}

const finalityDepth = 8
const owners: readonly Address[] = Array.from(
  { length: 9 },
  (_, index): Address => `0x${(0x1000 + index).toString(16).padStart(40, '0')}`,
)

/** Opens a chain of one block. */
export function createSimChain(parameters: {
  readonly chainId: number
  readonly random: RandomSource
  readonly timestampSeconds: number
}): SimChain {
  const { chainId, random } = parameters
  const blocks = new Map<Hex, SimBlock>()
  let finalizedNumber = 0
  let sent = 0
  const add = (
    parent: SimBlock | undefined,
    transactions: readonly SimTransaction[],
    timestampSeconds: number,
  ): SimBlock => {
    const block = mineSimBlock(parent, {
      transactions,
      // Two blocks of one second are no fault; a block before its parent is.
      timestampSeconds: Math.max(timestampSeconds, parent?.timestampSeconds ?? 0),
      salt: `${chainId}:${blocks.size}`,
    })
    blocks.set(block.hash, block)
    return block
  }
  let head = add(undefined, [], parameters.timestampSeconds)
  const finalise = () => {
    finalizedNumber = Math.max(finalizedNumber, head.number - finalityDepth)
  }
  const send = (): readonly SimTransaction[] => {
    const count = random.pick([0, 0, 1, 1, 2, 3])
    return Array.from({ length: count }, () => {
      sent += 1
      const actions = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => newAction(random))
      return { hash: keccak256(toHex(`${chainId}:tx:${sent}`)), actions }
    })
  }
  return {
    chainId,
    blocks,
    head: () => head,
    finalizedNumber: () => finalizedNumber,
    mine(timestampSeconds) {
      head = add(head, send(), timestampSeconds)
      finalise()
    },
    reorganise({ depth, length, timestampSeconds }) {
      const ancestor = head.path[head.number - depth]
      if (ancestor === undefined || ancestor.number < finalizedNumber) return
      const given = head.path.slice(ancestor.number + 1).flatMap(({ transactions }) => transactions)
      let waiting = random.shuffle(given.filter(() => random.chance(0.85)))
      if (random.chance(0.3)) waiting = given
      head = ancestor
      for (let index = 0; index < length; index += 1) {
        const taken = Math.ceil((waiting.length * random.next()) / 1)
        head = add(head, [...waiting.slice(0, taken), ...send()], timestampSeconds)
        waiting = waiting.slice(taken)
      }
      finalise()
    },
    returnTo(hash) {
      const block = blocks.get(hash)
      const final = head.path[finalizedNumber]
      if (block === undefined || block.path[finalizedNumber] !== final) return false
      head = block
      return true
    },
  }
}

function newAction(random: RandomSource): BankAction {
  const owner = random.pick(owners)
  const vault: Address = `0x${(0xc000 + random.below(5)).toString(16).padStart(40, '0')}`
  const amount = 1n + BigInt(random.below(1_000_000))
  switch (random.below(8)) {
    case 0:
      return { kind: 'rate', ratePerSecondRay: BigInt(random.below(1_000)) * 10n ** 18n }
    case 1:
      return { kind: 'opened', vault }
    case 2:
    case 3:
      return { kind: 'shared', from: owner, to: random.pick(owners), bps: random.below(10_001) }
    case 4:
    case 5:
      return { kind: 'moved', owner, amount, vault }
    default:
      return { kind: 'moved', owner, amount }
  }
}
