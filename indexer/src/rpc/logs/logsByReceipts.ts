import { MalformedAnswerError, toQuantity } from '@crossmargin/adapters'
import type { Client } from 'viem'
import { type FetchedLog, hasTopics, type LogFilter } from './logFilter.ts'
import { parseLogs, type RawLog } from './parseLogs.ts'

type Receipt = { readonly transactionHash: unknown; readonly logs: readonly RawLog[] }
type Block = { readonly hash: unknown; readonly transactions: readonly unknown[] }

/**
 * Reads one block's logs out of its receipts, when the logs asked for are more than the node returns
 * at once.
 *
 * All receipts in one answer first; where that is refused, too, one by one. The block says how many
 * transactions it has, and so many receipts there must be.
 *
 * @throws MalformedAnswerError when a receipt is missing.
 */
export async function logsByReceipts(
  client: Client,
  filter: LogFilter,
): Promise<readonly FetchedLog[]> {
  const { blocks } = filter
  const asked =
    'hash' in blocks
      ? { method: 'eth_getBlockByHash', params: [blocks.hash, false] }
      : { method: 'eth_getBlockByNumber', params: [toQuantity(blocks.from), false] }
  const block = (await client.request(asked as never)) as Block | null
  if (block === null || !Array.isArray(block.transactions))
    throw new MalformedAnswerError({ field: 'a block with its transactions', value: block })
  const receipts = await receiptsOf(client, block)
  if (receipts.length !== block.transactions.length)
    throw new MalformedAnswerError({ field: 'the receipts of a block', value: receipts.length })
  const addresses: ReadonlySet<string> = new Set(filter.addresses)
  const logs = receipts.flatMap((receipt) => receipt.logs)
  for (const { blockHash } of logs) {
    if (blockHash !== block.hash)
      throw new MalformedAnswerError({ field: 'the block hash of a receipt', value: blockHash })
  }
  const wanted = logs.filter(
    ({ address, topics }) => addresses.has(address.toLowerCase()) && hasTopics(topics, filter),
  )
  return parseLogs(wanted, filter)
}

async function receiptsOf(client: Client, block: Block): Promise<readonly Receipt[]> {
  try {
    const params = [block.hash]
    const answer = await client.request({ method: 'eth_getBlockReceipts', params } as never)
    if (Array.isArray(answer)) return answer as readonly Receipt[]
  } catch (error) {
    // Refused for its size, or not offered at all: one by one is always possible.
    void error
  }
  return Promise.all(block.transactions.map((hash) => receiptOf(client, hash)))
}

async function receiptOf(client: Client, hash: unknown): Promise<Receipt> {
  const asked = { method: 'eth_getTransactionReceipt', params: [hash] }
  const receipt = (await client.request(asked as never)) as Receipt | null
  if (receipt === null || !Array.isArray(receipt.logs))
    throw new MalformedAnswerError({ field: 'a receipt', value: receipt })
  return receipt
}
