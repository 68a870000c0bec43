import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { headerBloom } from './headerBloom.ts'
import { type SyntheticLog, syntheticAave } from './syntheticAave.ts'

/** What a chain is made of: the same facts make the same bytes. */
export type ChainFacts = {
  readonly seed: number
  readonly events: number
  readonly logsPerBlock: number
  readonly users: number
}

/** A generated chain on disk, each answer written as the node will send it. */
export type ChainFiles = {
  readonly folder: string
  readonly facts: ChainFacts
  /** Blocks are 0 to this. */
  readonly headNumber: number
  readonly eventCount: number
  /** A digest over the state that the generator's own arithmetic arrived at. */
  readonly stateDigest: string
  readonly positionCount: number
}

const firstTimestamp = 1_600_000_000
const secondsPerBlock = 12

/** Generates a chain into a folder, or finds it there. */
export function generateChain(folder: string, facts: ChainFacts): ChainFiles {
  const name = `${facts.seed}-${facts.events}-${facts.logsPerBlock}-${facts.users}`
  const path = join(folder, name)
  const described = join(path, 'chain.json')
  if (existsSync(described)) return JSON.parse(readFileSync(described, 'utf8')) as ChainFiles
  const partial = `${path}.part`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const chain = { ...writeChain(partial, facts), folder: path }
  writeFileSync(join(partial, 'chain.json'), JSON.stringify(chain))
  renameSync(partial, path)
  return chain
}

function writeChain(folder: string, facts: ChainFacts): ChainFiles {
  const market = syntheticAave(facts)
  const logs = openRecords(folder, 'logs')
  const headers = openRecords(folder, 'headers')
  let waiting: SyntheticLog[] = [...market.setup]
  let parentHash = `0x${'00'.repeat(32)}`
  let number = 0
  let eventCount = 0
  const mine = (mined: readonly SyntheticLog[]): void => {
    const hash = `0x${createHash('sha256').update(`${facts.seed} ${parentHash}`).digest('hex')}`
    const block = { number, hash, parentHash, timestamp: firstTimestamp + number * secondsPerBlock }
    logs.write(mined.map((it, index) => logText(it, { ...block, index })).join(','))
    headers.write(headerText(block, headerBloom(mined)))
    parentHash = hash
    number += 1
    eventCount += mined.length
  }
  mine([])
  mine(waiting)
  waiting = []
  while (eventCount < facts.events) {
    while (waiting.length < facts.logsPerBlock) waiting.push(...market.act())
    mine(waiting.splice(0, facts.logsPerBlock))
  }
  // What is left of the last action is mined too: the state is that of all actions.
  if (waiting.length > 0) mine(waiting)
  logs.close()
  headers.close()
  const digest = stateDigest(
    [...market.positions].map(([key, { supply, debt, isCollateral }]) => {
      const [owner = '', asset = ''] = key.split(' ')
      return { owner, asset, supply, debt, isCollateral }
    }),
    market.reserves,
  )
  return { folder, facts, headNumber: number - 1, eventCount, ...digest }
}

/** One position, from wherever it was read. */
export type PositionFacts = {
  readonly owner: string
  readonly asset: string
  readonly supply: bigint
  readonly debt: bigint
  readonly isCollateral: boolean
}

/** Hashes positions that hold anything, and reserves. Two folds that agree have one digest. */
export function stateDigest(
  positions: readonly PositionFacts[],
  reserves: readonly {
    readonly asset: string
    readonly supply: bigint
    readonly debt: bigint
    readonly liquidityIndex: bigint
    readonly debtIndex: bigint
  }[],
): { readonly stateDigest: string; readonly positionCount: number } {
  const hash = createHash('sha256')
  const held = positions.filter((it) => it.supply > 0n || it.debt > 0n || it.isCollateral)
  digestLines(
    hash,
    held.map((it) => `${it.owner} ${it.asset} ${it.supply} ${it.debt} ${it.isCollateral}`),
  )
  digestLines(
    hash,
    reserves.map(
      (it) => `${it.asset} ${it.supply} ${it.debt} ${it.liquidityIndex} ${it.debtIndex}`,
    ),
  )
  return { stateDigest: hash.digest('hex'), positionCount: held.length }
}

function digestLines(hash: Hash, lines: readonly string[]): void {
  for (const line of [...lines].sort()) hash.update(`${line}\n`)
}

type Block = {
  readonly number: number
  readonly hash: string
  readonly parentHash: string
  readonly timestamp: number
}

const quantity = (value: number): string => `0x${value.toString(16)}`

/** A log with every field that nodes of today send. */
function logText(log: SyntheticLog, at: Block & { readonly index: number }): string {
  const transactionHash = `0x${(at.number * 1_000 + at.index).toString(16).padStart(16, '0').repeat(4)}`
  return JSON.stringify({
    address: log.address,
    topics: log.topics,
    data: log.data,
    blockNumber: quantity(at.number),
    transactionHash,
    transactionIndex: quantity(at.index),
    blockHash: at.hash,
    blockTimestamp: quantity(at.timestamp),
    logIndex: quantity(at.index),
    removed: false,
  })
}

function headerText(block: Block, bloom: string): string {
  const word = (digit: string): string => `0x${digit.repeat(64)}`
  return JSON.stringify({
    number: quantity(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: quantity(block.timestamp),
    logsBloom: bloom,
    baseFeePerGas: '0x3b9aca00',
    difficulty: '0x0',
    extraData: '0x',
    gasLimit: '0x1c9c380',
    gasUsed: '0xe4e1c0',
    miner: `0x${'11'.repeat(20)}`,
    mixHash: word('2'),
    nonce: '0x0000000000000000',
    receiptsRoot: word('3'),
    sha3Uncles: word('4'),
    size: '0x1000',
    stateRoot: word('5'),
    transactionsRoot: word('6'),
    transactions: Array.from({ length: 8 }, (_, index) => word((index + 1).toString(16))),
    uncles: [],
    withdrawals: [],
    withdrawalsRoot: word('7'),
  })
}

type Records = { write(text: string): void; close(): void }

/** A file of texts, and one of where each ends. */
function openRecords(folder: string, name: string): Records {
  const file = openSync(join(folder, `${name}.bin`), 'w')
  const ends: number[] = []
  let position = 0
  let pending: string[] = []
  let pendingLength = 0
  const flush = (): void => {
    writeSync(file, pending.join(''))
    pending = []
    pendingLength = 0
  }
  return {
    write: (text) => {
      // All of it is ASCII: characters are bytes.
      position += text.length
      ends.push(position)
      pending.push(text)
      pendingLength += text.length
      if (pendingLength > 4_000_000) flush()
    },
    close: () => {
      flush()
      closeSync(file)
      writeFileSync(join(folder, `${name}.ends`), Buffer.from(Float64Array.from(ends).buffer))
    },
  }
}
