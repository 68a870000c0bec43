import type { Address, Hex } from '@crossmargin/core'
import { decodeFunctionData, encodeFunctionResult, multicall3Abi, pad, toHex } from 'viem'
import { refuse } from '../nodes/refuse.ts'
import { bankAudit, bankPrice, vaultDecimals } from './referenceBank.ts'
import type { SimBlock } from './simBlock.ts'

/** One question. */
export type SimCall = { readonly method: string; readonly params: readonly unknown[] }

/** What a node has: the block it takes for the head, what is final, and blocks by hash. */
export type NodeView = {
  readonly chainId: number
  readonly head: SimBlock
  readonly finalizedNumber: number
  readonly blocks: ReadonlyMap<Hex, SimBlock>
  /** Whether logs tell their block's time: not every client does. */
  readonly isTimeTold: boolean
}

/** Answers as an honest node would that has what it has; what it lacks it refuses, or knows as null. */
export function answerAs(view: NodeView, { method, params }: SimCall): unknown {
  switch (method) {
    case 'eth_chainId':
      return toHex(view.chainId)
    case 'eth_blockNumber':
      return toHex(view.head.number)
    case 'eth_getBlockByNumber':
      return headerOf(blockNamed(view, String(params[0])))
    case 'eth_getBlockByHash':
      return headerOf(blockOf(view, params[0] as Hex))
    case 'eth_getLogs':
      return logsOf(view, params[0] as LogQuery)
    case 'eth_getBlockReceipts':
      return receiptsOf(view, blockOf(view, params[0] as Hex))
    case 'eth_call':
      return called(view, params)
    default:
      return refuse(`the method ${method} does not exist/is not available`, { code: -32_601 })
  }
}

function blockNamed({ head, finalizedNumber }: NodeView, name: string): SimBlock | undefined {
  if (name === 'latest') return head
  if (name === 'finalized') return head.path[Math.min(finalizedNumber, head.number)]
  if (name === 'safe') return head.path[Math.min(finalizedNumber + 4, head.number)]
  return head.path[Number(name)]
}

function blockOf({ blocks, head }: NodeView, hash: Hex): SimBlock | undefined {
  const block = blocks.get(hash)
  // A branch may be known that is not the node's own; blocks that come later are not.
  return block === undefined || block.number > head.number ? undefined : block
}

/** A header as JSON-RPC writes it. */
export function headerOf(block: SimBlock | undefined): object | null {
  if (block === undefined) return null
  return {
    number: toHex(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: toHex(block.timestampSeconds),
    logsBloom: block.logsBloom,
    transactions: block.transactions.map(({ hash }) => hash),
  }
}

type LogQuery = {
  readonly address: readonly string[]
  readonly topics: readonly (readonly string[])[]
  readonly fromBlock?: string
  readonly toBlock?: string
  readonly blockHash?: Hex
}

/** Of a range beyond its head a node returns what it has, and no error: F31. */
function logsOf(view: NodeView, query: LogQuery): readonly object[] {
  const { fromBlock, toBlock, blockHash } = query
  if (blockHash !== undefined) {
    const block = blockOf(view, blockHash)
    if (block === undefined) return refuse('unknown block', { code: -32_000 })
    return logsIn(view, block, query)
  }
  const blocks = view.head.path.slice(Number(fromBlock), Number(toBlock) + 1)
  return blocks.flatMap((block) => logsIn(view, block, query))
}

function logsIn(view: NodeView, block: SimBlock, { address, topics }: LogQuery): readonly object[] {
  return block.logs
    .filter((log) => address.includes(log.address) && topics[0]?.includes(log.topics[0] ?? ''))
    .map((log) => rawLog(view, block, log))
}

function rawLog(
  { isTimeTold }: NodeView,
  block: SimBlock,
  { address, topics, data, logIndex, transactionHash }: SimBlock['logs'][number],
): object {
  return {
    address,
    topics,
    data,
    transactionHash,
    blockNumber: toHex(block.number),
    blockHash: block.hash,
    logIndex: toHex(logIndex),
    removed: false,
    ...(isTimeTold ? { blockTimestamp: toHex(block.timestampSeconds) } : {}),
  }
}

function receiptsOf(view: NodeView, block: SimBlock | undefined): readonly object[] | null {
  if (block === undefined) return null
  return block.transactions.map(({ hash }) => ({
    transactionHash: hash,
    blockHash: block.hash,
    logs: block.logs
      .filter(({ transactionHash }) => transactionHash === hash)
      .map((log) => rawLog(view, block, log)),
  }))
}

function called(view: NodeView, params: readonly unknown[]): Hex {
  const [{ data }, { blockHash }] = params as [{ data: Hex }, { blockHash: Hex }]
  const block = blockOf(view, blockHash)
  if (block === undefined) return refuse('header for hash not found', { code: -32_000 })
  if (view.head.path[block.number] !== block)
    return refuse('hash is not currently canonical', { code: -32_000 })
  return callAt(block, data)
}

/** Answers Multicall3 at one block, whatever the node makes of that block. */
export function callAt(block: SimBlock, data: Hex): Hex {
  const { args } = decodeFunctionData({ abi: multicall3Abi, data })
  const asked = args[0] as readonly { readonly target: Address; readonly callData: Hex }[]
  const result = asked.map(({ target, callData }) => ({
    success: true,
    returnData: answerView(block, { target, callData }),
  }))
  return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result })
}

function answerView(
  block: SimBlock,
  { target, callData }: { readonly target: Address; readonly callData: Hex },
): Hex {
  if (callData === '0xa0') return word(bankPrice(block.hash))
  if (callData === '0xa2') return word(BigInt(vaultDecimals(target)))
  return word(bankAudit(block.state, `0x${callData.slice(4)}`))
}

function word(value: bigint): Hex {
  return pad(toHex(value))
}
