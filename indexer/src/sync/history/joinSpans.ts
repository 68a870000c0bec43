import { MalformedAnswerError } from '@crossmargin/adapters'
import { type Address, assertInvariant } from '@crossmargin/core'
import type { Client } from 'viem'
import type { BloomHeader } from '../../rpc/listHeaders.ts'
import type { FetchedLog } from '../../rpc/logs/logFilter.ts'
import type { StoredBlock } from '../../store/store.ts'
import type { CheckedBlock } from '../chainStep.ts'
import { mergeLogs } from '../mergeLogs.ts'
import type { LogWatch } from '../watchedLogs.ts'
import type { BloomChecker } from './checkBlooms.ts'
import { type FetchedSpan, fetchMissing } from './fetchSpan.ts'

/** Spans that follow each other, and what they follow. */
export type JoinSpansParameters = {
  readonly chainId: number
  readonly watch: LogWatch
  readonly blooms: BloomChecker
  readonly spans: readonly FetchedSpan[]
  /** The block before the first span, where it is known. */
  readonly parent: Pick<StoredBlock, 'number' | 'hash'> | undefined
}

/**
 * Makes one checked block of spans: their last, with all their logs.
 *
 * Contracts that a log announces are watched from here on. Spans are fetched ahead, before those
 * announcements are read, so what is missing of the new contracts is fetched here, in order.
 *
 * @throws MalformedAnswerError, to be tried again, when spans do not follow each other.
 */
export async function joinSpans(
  client: Client,
  parameters: JoinSpansParameters,
): Promise<CheckedBlock> {
  const { spans, parent } = parameters
  const headers = new Map<number, BloomHeader>()
  for (const span of spans)
    for (const header of span.headers.values()) headers.set(header.number, header)
  const logs: FetchedLog[] = []
  for (const span of spans)
    for (const log of await completeLogs(client, { ...parameters, span, headers })) logs.push(log)
  for (const { from } of spans) assertFollows(headers.get(from), headers.get(from - 1) ?? parent)
  const last = headers.get(spans.at(-1)?.to ?? -1)
  assertInvariant(last !== undefined, 'a span has the header of its last block')
  const { logsBloom: _, ...block } = last
  return { block, logs, headers }
}

async function completeLogs(
  client: Client,
  parameters: JoinSpansParameters & {
    readonly span: FetchedSpan
    readonly headers: Map<number, BloomHeader>
  },
): Promise<readonly FetchedLog[]> {
  const { span, watch } = parameters
  const asked = new Set<Address>(span.addresses)
  let { logs } = span
  for (const log of logs) watch.announce(log)
  for (;;) {
    const addresses = watch.addresses().filter((address) => !asked.has(address))
    if (addresses.length === 0) return logs
    for (const address of addresses) asked.add(address)
    const missing = await fetchMissing(client, { ...parameters, addresses })
    for (const log of missing) watch.announce(log)
    logs = mergeLogs(logs, missing)
  }
}

function assertFollows(
  block: StoredBlock | undefined,
  before: Pick<StoredBlock, 'number' | 'hash'> | undefined,
): void {
  if (block === undefined || before?.number !== block.number - 1) return
  if (block.parentHash !== before.hash)
    throw new MalformedAnswerError({ field: 'the parent hash of a block', value: block.parentHash })
}
