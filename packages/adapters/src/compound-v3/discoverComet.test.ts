import { createClient, custom, decodeFunctionData, encodeFunctionResult, multicall3Abi } from 'viem'
import { expect, test } from 'vitest'
import { discoverComet, NotCometError } from './discoverComet.ts'

test('error: NotCometError for a root that does not answer as a Comet', async () => {
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method === 'eth_getBlockByNumber') return { hash: `0x${'ab'.repeat(32)}` }
    const [{ data }] = params as readonly [{ readonly data: `0x${string}` }]
    const [calls] = decodeFunctionData({ abi: multicall3Abi, data }).args as readonly [readonly []]
    const result = calls.map(() => ({ success: false, returnData: '0x' as const }))
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result })
  }
  const client = createClient({ transport: custom({ request } as never) })
  const root = '0x00000000000000000000000000000000000000c0'
  const asked = discoverComet(client, { chainId: 1, root, startBlock: 0 })
  await expect(asked).rejects.toThrow(NotCometError)
})
