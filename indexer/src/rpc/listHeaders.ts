import { MalformedAnswerError, parseQuantity, toQuantity } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoredBlock } from '../store/store.ts'

/** A header with what it commits to about its logs; `undefined` where the node does not say. */
export type BloomHeader = StoredBlock & { readonly logsBloom: Hex | undefined }

/**
 * Asks for many headers at once; the transport makes batches of them.
 *
 * @returns headers in the order of the numbers, each checked to be the one asked for, and to be the
 * child of the one before it where that is its neighbour.
 * @throws MalformedAnswerError, to be tried again, for a block the node lacks or that does not link.
 */
export async function listHeaders(
  client: Client,
  { chainId, numbers }: { readonly chainId: number; readonly numbers: readonly number[] },
): Promise<readonly BloomHeader[]> {
  const answers = await Promise.all(
    numbers.map((number) =>
      client.request({
        method: 'eth_getBlockByNumber',
        params: [toQuantity(number), false],
      } as never),
    ),
  )
  const headers = answers.map((answer, index) =>
    parseHeader(answer, { chainId, number: numbers[index] as number }),
  )
  assertLinked(headers)
  return headers
}

type RawHeader = {
  readonly number: unknown
  readonly hash: unknown
  readonly parentHash: unknown
  readonly timestamp: unknown
  readonly logsBloom?: unknown
}

function parseHeader(
  answer: unknown,
  { chainId, number }: { readonly chainId: number; readonly number: number },
): BloomHeader {
  if (answer === null || typeof answer !== 'object')
    throw new MalformedAnswerError({ field: `block ${number}`, value: answer })
  const raw = answer as RawHeader
  if (parseQuantity(raw.number, 'block number') !== number)
    throw new MalformedAnswerError({ field: `block ${number}`, value: raw.number })
  return {
    chainId,
    number,
    hash: parseHash(raw.hash, 'block hash'),
    parentHash: parseHash(raw.parentHash, 'parent hash'),
    timestampSeconds: parseQuantity(raw.timestamp, 'block timestamp'),
    logsBloom: parseBloom(raw.logsBloom),
  }
}

function parseHash(value: unknown, field: string): Hex {
  if (typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value))
    return value.toLowerCase() as Hex
  throw new MalformedAnswerError({ field, value })
}

function parseBloom(value: unknown): Hex | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value.length === 514) return value as Hex
  throw new MalformedAnswerError({ field: 'the bloom of a block', value })
}

function assertLinked(headers: readonly StoredBlock[]): void {
  for (let index = 1; index < headers.length; index += 1) {
    const before = headers[index - 1]
    const header = headers[index]
    if (before?.number !== (header?.number ?? 0) - 1 || before.hash === header?.parentHash) continue
    throw new MalformedAnswerError({
      field: 'the parent hash of a block',
      value: header?.parentHash,
    })
  }
}
