import type { Address, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import type { ChainLog } from './chainLog.ts'
import { LogRangeError } from './logRangeError.ts'

/** More would take minutes, and no public node would bear it. */
const maximumRequests = 500

/** Which logs to list. */
export type ListLogsParameters = {
  readonly address: Address
  /** By position: one topic, any of several, or `null` for any. */
  readonly topics: readonly (Hex | readonly Hex[] | null)[]
  readonly fromBlock: number
  /** The last block, itself included. */
  readonly toBlock: number
}

/** A log as the node writes it. */
type RpcLog = {
  readonly address: Address
  readonly topics: readonly Hex[]
  readonly data: Hex
  readonly blockNumber: Hex
  readonly blockHash: Hex
  readonly logIndex: Hex
}

/**
 * Lists a contract's logs over a range of blocks.
 *
 * Nodes cap a request by blocks, by logs, or by time, and say so in words of their own; so any
 * refusal halves the range, and what was found to work is kept for the rest.
 *
 * @returns the logs in the chain's order.
 * @throws what the node answers when it refuses a single block.
 * @throws LogRangeError once it is clear that the whole range would take too many requests.
 */
export async function listLogs(
  client: Client,
  { address, topics, fromBlock, toBlock }: ListLogsParameters,
): Promise<readonly ChainLog[]> {
  const logs: ChainLog[] = []
  let span = toBlock - fromBlock + 1
  for (let from = fromBlock; from <= toBlock; ) {
    const to = Math.min(from + span - 1, toBlock)
    try {
      const range = { fromBlock: toHex(from), toBlock: toHex(to) }
      const params = [{ address, topics, ...range }]
      const found = (await client.request({ method: 'eth_getLogs', params } as never)) as RpcLog[]
      logs.push(...found.map(toChainLog))
      from = to + 1
    } catch (error) {
      if (to === from) throw error
      const refusedBlocks = to - from + 1
      const blocks = toBlock - from + 1
      span = Math.ceil(refusedBlocks / 2)
      if (blocks > span * maximumRequests) {
        throw new LogRangeError({ blocks, refusedBlocks, maximumRequests, cause: error })
      }
    }
  }
  return logs
}

function toChainLog(log: RpcLog): ChainLog {
  return {
    address: log.address.toLowerCase() as Address,
    topics: log.topics,
    data: log.data,
    blockNumber: Number(log.blockNumber),
    blockHash: log.blockHash,
    logIndex: Number(log.logIndex),
  }
}

function toHex(number: number): Hex {
  return `0x${number.toString(16)}`
}
