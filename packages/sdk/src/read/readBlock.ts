import { type BlockHeader, getHeader } from '@crossmargin/adapters'
import type { BlockRef, Finality } from '@crossmargin/core'
import type { PortfolioBlock } from '@crossmargin/risk'
import type { Client } from 'viem'
import type { AsOf } from '../source/portfolioSource.ts'
import { NoBlockError } from './errors/noBlockError.ts'
import { findBlockAtTime } from './findBlockAtTime.ts'
import { readHead } from './readHead.ts'

/** A head older than this is called stale: no chain we know pauses so long between blocks. */
const staleAfterSeconds = 900

/** Which block of a chain, and by whose clock it is stale. */
export type ReadBlockParameters = {
  readonly chainId: number
  /** Unix seconds by the caller's clock; only tells whether the head is stale. */
  readonly nowSeconds: number
  readonly asOf?: AsOf
}

/**
 * Reads the block of a chain that everything of it will be read at, with how final it is.
 *
 * @throws NoBlockError where the chain has no block as asked for; everything that {@link readHead} throws.
 */
export async function readBlock(
  client: Client,
  parameters: ReadBlockParameters,
): Promise<PortfolioBlock> {
  const { chainId, nowSeconds } = parameters
  const [head, safe, finalized] = await Promise.all([
    readHead(client, { chainId }),
    labelledNumber(client, { chainId, tag: 'safe' }),
    labelledNumber(client, { chainId, tag: 'finalized' }),
  ])
  const { number, hash, timestampSeconds } = await readWanted(client, { ...parameters, head })
  const isStale = nowSeconds - head.timestampSeconds > staleAfterSeconds
  const finality = finalityOf(number, { safe: Math.max(safe, finalized), finalized })
  return { chainId, number, hash, timestampSeconds, finality, isStale }
}

async function readWanted(
  client: Client,
  parameters: ReadBlockParameters & { readonly head: BlockHeader },
): Promise<BlockRef> {
  const { chainId, asOf, head } = parameters
  if (asOf === undefined) return head
  if (asOf.time !== undefined) {
    return findBlockAtTime(client, { chainId, head, timestampSeconds: asOf.time })
  }
  const number = asOf.blocks.find((it) => it.chainId === chainId)?.number
  if (number === undefined || number === head.number) return head
  const header =
    number < head.number ? await getHeader(client, { chainId, block: { number } }) : undefined
  if (header === undefined) throw new NoBlockError({ wanted: `block ${number}`, head: head.number })
  return header
}

/** A node that does not know a label (some chains have none) makes nothing final. */
async function labelledNumber(
  client: Client,
  { chainId, tag }: { readonly chainId: number; readonly tag: 'safe' | 'finalized' },
): Promise<number> {
  try {
    return (await getHeader(client, { chainId, block: { tag } }))?.number ?? -1
  } catch (error) {
    // What else may be wrong with the node, the question for its head says.
    void error
    return -1
  }
}

function finalityOf(
  number: number,
  labels: { readonly safe: number; readonly finalized: number },
): Finality {
  if (number <= labels.finalized) return 'finalized'
  return number <= labels.safe ? 'safe' : 'latest'
}
