import type { AssessedAccount, PricesAtBlock } from '@crossmargin/adapters'
import { BaseError, type Gap } from '@crossmargin/core'
import type { PortfolioBlock } from '@crossmargin/risk'
import type { AsOf } from '../source/portfolioSource.ts'
import { boundedClient } from './boundedClient.ts'
import type { Deadline } from './createDeadline.ts'
import { failureWords } from './failureWords.ts'
import type { OpenChain, ReadableChain } from './readableChain.ts'
import { readBlock } from './readBlock.ts'
import { readDeployment } from './readDeployment.ts'
import type { Question } from './resolveQuestion.ts'

/** What one chain says, or why it says nothing. */
export type ChainReading = {
  /** `undefined` where the chain answered nothing. */
  readonly block: PortfolioBlock | undefined
  readonly accounts: readonly AssessedAccount[]
  readonly prices: readonly PricesAtBlock[]
  readonly gaps: readonly Gap[]
}

/** What to ask a chain, and until when. */
export type ReadChainParameters = Pick<Question, 'owners' | 'venues' | 'assets'> & {
  readonly nowSeconds: number
  /** The head by default. */
  readonly asOf?: AsOf
  readonly deadline: Deadline
}

/**
 * Reads everything some owners have on one chain, all of it at one block of it.
 *
 * @returns what could be read. A chain that cannot be reached, serves another one or does not answer
 * in time is one gap; so is each venue that fails.
 */
export async function readChain(
  chain: ReadableChain,
  parameters: ReadChainParameters,
): Promise<ChainReading> {
  const { deadline } = parameters
  const { chainId } = chain
  if ('error' in chain) return unreachable(chain, messageOfFailure(chain))
  const client = boundedClient(chain.client, deadline)
  try {
    const block = await deadline.within(readBlock(client, { ...parameters, chainId }))
    return { block, ...(await readDeployments(chain, { ...parameters, block })) }
  } catch (error) {
    return unreachable(chain, `Chain ${chain.name}: ${failureWords(error, chain.client)}.`)
  }
}

async function readDeployments(
  chain: OpenChain,
  parameters: ReadChainParameters & { readonly block: PortfolioBlock },
): Promise<Omit<ChainReading, 'block'>> {
  const { owners, assets, deadline } = parameters
  const { chainId, number, hash, timestampSeconds } = parameters.block
  const at = { chainId, number, hash, timestampSeconds }
  const readings = await Promise.all(
    parameters.venues
      .filter(({ deployment }) => deployment.chainId === chainId)
      .map((venue) => readDeployment(chain, { ...venue, owners, at, assets, deadline })),
  )
  return {
    accounts: readings.flatMap(({ accounts }) => accounts),
    prices: readings.map(({ prices }) => prices),
    gaps: readings.flatMap(({ gaps }) => gaps),
  }
}

/** An error of ours is a sentence that names the chain; one from below it is not. */
function messageOfFailure({ name, error }: Extract<ReadableChain, { error: unknown }>): string {
  const words = failureWords(error)
  return error instanceof BaseError ? `${words}.` : `Chain ${name}: ${words}.`
}

function unreachable({ chainId }: ReadableChain, message: string): ChainReading {
  return {
    block: undefined,
    accounts: [],
    prices: [],
    gaps: [{ kind: 'chain-unreachable', effect: 'part-missing', message, chainId }],
  }
}
