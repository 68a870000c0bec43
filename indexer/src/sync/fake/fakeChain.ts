import type { Address, Hex } from '@crossmargin/core'
import { type Client, createClient, custom, keccak256, toHex } from 'viem'
import { fakeBloom } from './fakeBloom.ts'

/** A log as a test writes it: who speaks and what about. */
export type FakeLog = { readonly address: Address; readonly topic: Hex; readonly data?: Hex }

/** One block of a fake chain. */
export type FakeBlock = {
  readonly number: number
  readonly hash: Hex
  readonly parentHash: Hex
  readonly timestampSeconds: number
  readonly logs: readonly FakeLog[]
}

/** A chain in memory behind a real client: the only thing that is not real is the transport. */
export type FakeChain = {
  readonly client: Client
  readonly requests: string[]
  /** Adds a block on top. Different logs or another salt make another hash. */
  mine(logs?: readonly FakeLog[], salt?: string): FakeBlock
  /** Drops blocks from the top. */
  drop(count: number): void
  head(): FakeBlock
  block(number: number): FakeBlock | undefined
  finalizedNumber: number
  /** Changes an answer on its way out: how a test makes the node lie. */
  tamper: ((method: string, answer: unknown) => unknown) | undefined
}

/** Opens a fake chain of one block, number 0. */
export function createFakeChain(chainId = 7): FakeChain {
  const blocks: FakeBlock[] = []
  const requests: string[] = []
  const chain: FakeChain = {
    client: createClient({
      transport: custom(
        {
          request: async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
            requests.push(method)
            const answer = answerTo(method, params ?? [])
            return chain.tamper === undefined ? answer : chain.tamper(method, answer)
          },
        },
        { retryCount: 0 },
      ),
    }),
    requests,
    finalizedNumber: 0,
    tamper: undefined,
    mine(logs = [], salt = '') {
      const parent = blocks.at(-1)
      const number = blocks.length
      const content = JSON.stringify([parent?.hash, number, logs, salt])
      const block: FakeBlock = {
        number,
        hash: keccak256(toHex(content)),
        parentHash: parent?.hash ?? `0x${'00'.repeat(32)}`,
        timestampSeconds: 1_000 + number * 12,
        logs,
      }
      blocks.push(block)
      return block
    },
    drop: (count) => {
      blocks.splice(blocks.length - count)
    },
    head: () => blocks.at(-1) as FakeBlock,
    block: (number) => blocks[number],
  }
  const answerTo = (method: string, params: readonly unknown[]): unknown => {
    switch (method) {
      case 'eth_chainId':
        return toHex(chainId)
      case 'eth_getBlockByNumber':
        return headerOf(selectBlock(params[0] as string))
      case 'eth_getBlockByHash':
        return headerOf(blocks.find(({ hash }) => hash === params[0]))
      case 'eth_getLogs':
        return logsOf(params[0] as LogQuery)
      default:
        return null
    }
  }
  const selectBlock = (name: string): FakeBlock | undefined => {
    if (name === 'latest') return blocks.at(-1)
    if (name === 'safe' || name === 'finalized') return blocks[chain.finalizedNumber]
    return blocks[Number(name)]
  }
  const logsOf = ({ address, topics, fromBlock, toBlock, blockHash }: LogQuery): unknown[] =>
    blocks
      .filter(({ number, hash }) =>
        blockHash === undefined
          ? number >= Number(fromBlock) && number <= Number(toBlock)
          : hash === blockHash,
      )
      .flatMap((block) => block.logs.map((log, index) => rawLog(block, { log, index })))
      .filter((log) => address.includes(log.address) && topics[0].includes(log.topics[0]))
  chain.mine()
  return chain
}

type LogQuery = {
  readonly address: readonly string[]
  readonly topics: readonly [readonly string[]]
  readonly fromBlock?: string
  readonly toBlock?: string
  readonly blockHash?: string
}

function headerOf(block: FakeBlock | undefined): unknown {
  if (block === undefined) return null
  return {
    number: toHex(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: toHex(block.timestampSeconds),
    logsBloom: fakeBloom(block.logs.flatMap(({ address, topic }) => [address, topic])),
  }
}

function rawLog(
  block: FakeBlock,
  { log, index }: { readonly log: FakeLog; readonly index: number },
) {
  return {
    address: log.address,
    topics: [log.topic] as const,
    data: log.data ?? '0x',
    blockNumber: toHex(block.number),
    blockHash: block.hash,
    logIndex: toHex(index),
    removed: false,
  }
}
