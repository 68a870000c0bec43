import { type Address, decodeAbiParameters, encodeFunctionData, type Hex, parseAbi } from 'viem'
import type { Rpc } from './createRpc.ts'

export type ReadCall = { readonly target: Address; readonly callData: Hex }

/** Runs a prepared read at the latest block: the 32-byte words each call returned. */
type PreparedRead = (rpc: Rpc) => Promise<readonly (readonly bigint[])[]>

const AGGREGATE = parseAbi([
  'struct Call { address target; bool allowFailure; bytes callData; }',
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3(Call[] calls) view returns (Result[] results)',
])
const RESULTS = AGGREGATE[0].outputs

/**
 * Encodes a list of view calls once, to be run many times through Multicall3.
 *
 * @returns a function whose rows follow the calls; a call that failed gives an empty row.
 */
export function prepareRead(multicall3: Address, calls: readonly ReadCall[]): PreparedRead {
  const data = encodeFunctionData({
    abi: AGGREGATE,
    args: [calls.map((call) => ({ ...call, allowFailure: true }))],
  })
  return async (rpc) => {
    const output = await rpc.request<Hex>('eth_call', [{ to: multicall3, data }, 'latest'])
    const [results] = decodeAbiParameters(RESULTS, output)
    return results.map((result) => (result.success ? toWords(result.returnData) : []))
  }
}

function toWords(data: Hex): bigint[] {
  const words: bigint[] = []
  for (let at = 2; at + 64 <= data.length; at += 64)
    words.push(BigInt(`0x${data.slice(at, at + 64)}`))
  return words
}
