import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeFunctionResult,
  type Hex,
  multicall3Abi,
  parseAbi,
  toFunctionSelector,
} from 'viem'
import { contracts } from './syntheticAave.ts'

const word = (value: bigint): Hex => `0x${value.toString(16).padStart(64, '0')}`
const address = (value: string): Hex => word(BigInt(value))
const selector = (signature: string): string => toFunctionSelector(signature)

/** By selector; what is not here reverts, as a call of a function that is not does. */
const answers: ReadonlyMap<string, Hex> = new Map([
  [selector('getPool()'), address(contracts.pool)],
  [selector('getPoolConfigurator()'), address(contracts.configurator)],
  [selector('POOL_REVISION()'), word(10n)],
  [selector('BASE_CURRENCY_UNIT()'), word(10n ** 8n)],
  [selector('decimals()'), word(18n)],
  [selector('symbol()'), encodeAbiParameters([{ type: 'string' }], ['TEST'])],
  [selector('getAssetPrice(address)'), word(10n ** 8n)],
  [selector('getReserveData(address)'), `0x${'00'.repeat(32 * 15)}` as Hex],
])

const aggregateAbi = parseAbi([
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3() payable returns (Result[])',
])

/** Answers an `eth_call`: Multicall3's `aggregate3` over the views of the market. */
export function answerCall({ data }: { readonly to: string; readonly data: string }): Hex {
  const { args } = decodeFunctionData({ abi: multicall3Abi, data: data as Hex })
  const calls = args[0] as readonly { readonly callData: Hex }[]
  const results = calls.map(({ callData }) => {
    const returnData = answers.get(callData.slice(0, 10))
    return { success: returnData !== undefined, returnData: returnData ?? ('0x' as const) }
  })
  return encodeFunctionResult({ abi: aggregateAbi, functionName: 'aggregate3', result: results })
}
