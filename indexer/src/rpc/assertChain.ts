import { BaseError, type Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { getHeader } from './getHeader.ts'
import { MalformedAnswerError } from './malformedAnswerError.ts'
import { parseQuantity } from './parseQuantity.ts'

/** The node behind a URL serves another chain than the one configured. Not to be retried. */
export class WrongChainError extends BaseError {
  override name = 'WrongChainError'

  constructor(parameters: {
    readonly name: string
    readonly asked: number
    readonly served: number
  }) {
    const { name, asked, served } = parameters
    super(`Chain "${name}" is configured with id ${asked}, but its node serves chain ${served}.`, {
      metaMessages: [`Set chains.${name}.id to ${served}, or its rpc to a node of chain ${asked}.`],
    })
  }
}

/** The chain behind a URL began with another block than the one indexed. Not to be retried. */
export class WrongGenesisError extends BaseError {
  override name = 'WrongGenesisError'

  constructor(parameters: { readonly name: string; readonly indexed: Hex; readonly served: Hex }) {
    const { name, indexed, served } = parameters
    super(`Chain "${name}" begins with block ${served}, but ${indexed} was indexed.`, {
      metaMessages: ['It is another chain under the same id. Index it into a new database file.'],
    })
  }
}

/**
 * Makes sure that a node serves the chain it is configured for, and the one that was indexed.
 *
 * @param parameters.genesisHash what was indexed before, where anything was.
 * @returns the hash of block 0.
 * @throws WrongChainError, WrongGenesisError
 */
export async function assertChain(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly name: string
    readonly genesisHash: Hex | undefined
  },
): Promise<Hex> {
  const { chainId, name, genesisHash } = parameters
  const answer = await client.request({ method: 'eth_chainId' } as never)
  const served = parseQuantity(answer, 'chain id')
  if (served !== chainId) throw new WrongChainError({ name, asked: chainId, served })
  const genesis = await getHeader(client, { chainId, block: { number: 0 } })
  if (genesis === undefined) throw new MalformedAnswerError({ field: 'block 0', value: null })
  if (genesisHash !== undefined && genesisHash !== genesis.hash)
    throw new WrongGenesisError({ name, indexed: genesisHash, served: genesis.hash })
  return genesis.hash
}
