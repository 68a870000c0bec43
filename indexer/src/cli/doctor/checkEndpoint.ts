import {
  callViews,
  encodeView,
  getHeader,
  MalformedAnswerError,
  multicall3Address,
  redactUrl,
  rpcFailure,
} from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'
import { type Client, multicall3Abi } from 'viem'
import { type ChainConnection, connectChain } from '../../assess/connectChain.ts'
import type { ChainConfig } from '../../config/config.ts'
import { WrongChainError } from '../../errors/wrongChainError.ts'
import { getLogs } from '../../rpc/getLogs.ts'
import type { EndpointConfig } from '../../rpc/pool/endpoint/endpointConfig.ts'
import { faultRemedy, faultSentence } from '../../rpc/pool/faults/faultSentence.ts'
import { RpcFaultError } from '../../rpc/pool/faults/rpcFaultError.ts'
import type { StoredBlock } from '../../store/store.ts'
import type { DoctorCheck } from './doctorCheck.ts'

/** A node's checks, and the connection for those that come after, when it is usable. */
export type EndpointCheck = {
  readonly checks: readonly DoctorCheck[]
  readonly connection?: ChainConnection
  readonly latest?: StoredBlock
}

/** Checks that one node answers all that indexing asks of it. The caller closes the connection. */
export async function checkEndpoint(
  chain: ChainConfig,
  node: EndpointConfig,
): Promise<EndpointCheck> {
  const subject = `chain ${chain.name}, ${redactUrl(node.url)}`
  let connection: ChainConnection
  try {
    connection = await connectChain({ ...chain, endpoints: [node] })
  } catch (error) {
    return { checks: [unconnected(subject, error)] }
  }
  const { client } = connection
  const connected = okOf(subject, `answers for chain id ${chain.id}.`)
  try {
    const latest = await getHeader(client, { chainId: chain.id, block: { tag: 'latest' } })
    if (latest === undefined) throw new MalformedAnswerError({ field: 'latest block', value: null })
    const checks = [connected, okOf(subject, `latest block is ${latest.number}.`)]
    checks.push(await checkFinality(client, { chain, subject }))
    checks.push(await checkLogs(client, { subject, latest }))
    checks.push(...(await checkCalls(client, { subject, latest })))
    return { checks, connection, latest }
  } catch (error) {
    await connection.close()
    return { checks: [connected, failedOf(subject, 'does not give its latest block', error)] }
  }
}

function unconnected(subject: string, error: unknown): DoctorCheck {
  if (!(error instanceof BaseError)) return failedOf(subject, 'does not answer', error)
  const [remedy] = error.metaMessages
  return {
    subject,
    result: 'failed',
    fault: error instanceof WrongChainError ? 'usage' : 'rpc',
    message: error.shortMessage,
    ...(remedy === undefined ? {} : { remedy }),
  }
}

async function checkFinality(
  client: Client,
  { chain, subject }: { readonly chain: ChainConfig; readonly subject: string },
): Promise<DoctorCheck> {
  try {
    const block = { tag: 'finalized' } as const
    const finalized = await getHeader(client, { chainId: chain.id, block })
    if (finalized !== undefined) return okOf(subject, `finalized block is ${finalized.number}.`)
  } catch (error) {
    // A node may not know the label at all; that it has none is all there is to say.
    void error
  }
  return {
    subject,
    result: 'warning',
    message: 'knows no finalized block.',
    remedy: 'Nothing has to be done: history is then kept for longer.',
  }
}

async function checkLogs(
  client: Client,
  { subject, latest }: { readonly subject: string; readonly latest: StoredBlock },
): Promise<DoctorCheck> {
  try {
    await getLogs(client, {
      addresses: [multicall3Address],
      topics: [],
      blocks: { from: latest.number, to: latest.number },
    })
    await getLogs(client, {
      addresses: [multicall3Address],
      topics: [],
      blocks: { hash: latest.hash },
    })
    return okOf(subject, 'eth_getLogs works, by range and by block hash.')
  } catch (error) {
    return failedOf(subject, 'refuses eth_getLogs', error)
  }
}

async function checkCalls(
  client: Client,
  { subject, latest }: { readonly subject: string; readonly latest: StoredBlock },
): Promise<readonly DoctorCheck[]> {
  try {
    const code: unknown = await client.request({
      method: 'eth_getCode',
      params: [multicall3Address, 'latest'],
    } as never)
    if (typeof code !== 'string' || code.length <= 2) {
      return [
        {
          subject,
          result: 'failed',
          fault: 'usage',
          message: `has no Multicall3 at ${multicall3Address}.`,
          remedy: 'Views are asked through it; a chain without it cannot be indexed yet.',
        },
      ]
    }
    const view = encodeView({
      address: multicall3Address,
      abi: multicall3Abi,
      functionName: 'getCurrentBlockTimestamp',
    })
    const results = await callViews(client, { views: [view], at: latest })
    if (results.get(view)?.kind !== 'returned') {
      throw new MalformedAnswerError({ field: 'a view of Multicall3', value: null })
    }
    return [okOf(subject, 'Multicall3 is there.'), okOf(subject, 'eth_call works at a block hash.')]
  } catch (error) {
    return [failedOf(subject, 'refuses eth_call at a block hash', error)]
  }
}

function okOf(subject: string, message: string): DoctorCheck {
  return { subject, result: 'ok', message }
}

function failedOf(subject: string, what: string, error: unknown): DoctorCheck {
  return {
    subject,
    result: 'failed',
    fault: 'rpc',
    ...(error instanceof RpcFaultError ? faultSays(what, error) : plainlySays(what, error)),
  }
}

function faultSays(
  what: string,
  { verdict, said }: RpcFaultError,
): Pick<DoctorCheck, 'message' | 'remedy'> {
  const quoted = said === '' ? '' : ` ("${said}")`
  return {
    message: `${what}: it ${faultSentence(verdict.kind)}${quoted}.`,
    remedy: faultRemedy(verdict.kind),
  }
}

function plainlySays(what: string, error: unknown): Pick<DoctorCheck, 'message' | 'remedy'> {
  return {
    message: `${what} (${rpcFailure(error)}).`,
    remedy: 'Use another node for this chain.',
  }
}
