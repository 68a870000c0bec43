import { MalformedAnswerError, toQuantity } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { FetchedLog, LogFilter } from './logs/logFilter.ts'
import { type LogLimits, logLimitsOf } from './logs/logLimits.ts'
import { logsByReceipts } from './logs/logsByReceipts.ts'
import { parseLogs } from './logs/parseLogs.ts'
import { classify } from './pool/faults/classify.ts'
import { RpcFaultError } from './pool/faults/rpcFaultError.ts'
import type { Verdict } from './pool/faults/verdict.ts'

/**
 * Asks for logs.
 *
 * What is refused as too much is asked for in parts: addresses in groups, blocks in shorter ranges,
 * as long as the node says or else half as long, and a single block that is still too much by its
 * receipts. What a node refused it is not asked again, until shorter ranges have been answered.
 *
 * @returns logs in order of block and index, each once and each checked to be one that was asked for.
 * @throws what the transport throws, when asking for less does not help; MalformedAnswerError.
 */
export async function getLogs(client: Client, filter: LogFilter): Promise<readonly FetchedLog[]> {
  const { addresses, blocks } = filter
  if (addresses.length === 0) return []
  const limits = logLimitsOf(client)
  const parts: (readonly FetchedLog[])[] = []
  for (let from = 0; from < addresses.length; ) {
    const some = { ...filter, addresses: addresses.slice(from, from + limits.addresses()) }
    const logs =
      'hash' in blocks
        ? await getBlockLogs(client, { filter: some, limits })
        : await getRangeLogs(client, { filter: some, blocks, limits })
    if (logs === 'fewer-addresses') continue
    parts.push(logs)
    from += some.addresses.length
  }
  const [only = []] = parts
  if (parts.length <= 1) return only
  return parts.flat().sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
}

type Part = { readonly filter: LogFilter; readonly limits: LogLimits }

async function getBlockLogs(
  client: Client,
  { filter, limits }: Part,
): Promise<readonly FetchedLog[] | 'fewer-addresses'> {
  try {
    return await askForLogs(client, filter)
  } catch (error) {
    if (error instanceof MalformedAnswerError) throw error
    const verdict = verdictOn(error)
    if (refusesAddresses(verdict, { filter, limits })) return 'fewer-addresses'
    if (!isSize(verdict)) throw error
    return logsByReceipts(client, filter)
  }
}

async function getRangeLogs(
  client: Client,
  parameters: Part & { readonly blocks: { readonly from: number; readonly to: number } },
): Promise<readonly FetchedLog[] | 'fewer-addresses'> {
  const { filter, limits, blocks } = parameters
  const logs: (readonly FetchedLog[])[] = []
  for (let from = blocks.from; from <= blocks.to; ) {
    const to = Math.min(from + limits.blocks() - 1, blocks.to)
    const asked = { ...filter, blocks: { from, to } }
    const span = to - from + 1
    try {
      logs.push(await askForLogs(client, asked))
      limits.answered(span)
      from = to + 1
    } catch (error) {
      if (error instanceof MalformedAnswerError) throw error
      const verdict = verdictOn(error)
      if (refusesAddresses(verdict, { filter, limits })) return 'fewer-addresses'
      if (verdict.shrink?.kind !== 'blocks') throw error
      if (span > 1) limits.refused(span, verdict.shrink)
      else if (isSize(verdict)) {
        logs.push(await logsByReceipts(client, asked))
        from = to + 1
      } else throw error
    }
  }
  return logs.flat()
}

/** Notes a refusal of so many addresses. @returns whether it was one that fewer would mend. */
function refusesAddresses({ shrink }: Verdict, { filter, limits }: Part): boolean {
  const count = filter.addresses.length
  if (shrink?.kind !== 'addresses' || count === 1) return false
  limits.refusedAddresses(count, shrink)
  return true
}

/** Whether it was said to be too much: a refusal in unknown words may be anything. */
function isSize({ kind, shrink }: Verdict): boolean {
  return shrink?.kind === 'blocks' && kind !== 'unknown'
}

function verdictOn(error: unknown): Verdict {
  if (error instanceof RpcFaultError) return error.verdict
  return classify(error, { method: 'eth_getLogs', endpoint: 'node', chainId: 0 })
}

async function askForLogs(client: Client, filter: LogFilter): Promise<readonly FetchedLog[]> {
  const { addresses: address, topics, otherTopics = [], blocks } = filter
  const where =
    'hash' in blocks
      ? { blockHash: blocks.hash }
      : { fromBlock: toQuantity(blocks.from), toBlock: toQuantity(blocks.to) }
  const answer = await client.request({
    method: 'eth_getLogs',
    params: [{ address, topics: [topics, ...otherTopics], ...where }],
  } as never)
  return parseLogs(answer, filter)
}
