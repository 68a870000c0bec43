import { createClient, custom } from 'viem'
import { expect, test } from 'vitest'
import { AaveViewError } from './aaveViewError.ts'
import { discoverAave } from './discoverAave.ts'

const hash = `0x${'ab'.repeat(32)}`

/** A chain on which every call comes back empty. */
const deaf = createClient({
  transport: custom({
    request: async ({ method }) =>
      method === 'eth_getBlockByNumber' ? { hash, number: '0x1', transactions: [] } : empty,
  }),
})

/** What Multicall3 returns when neither of two calls succeeds. */
const empty = `0x${[32n, 2n, 64n, 160n, 0n, 64n, 0n, 0n, 64n, 0n]
  .map((word) => word.toString(16).padStart(64, '0'))
  .join('')}`

test('error: AaveViewError', async () => {
  const root = '0x00000000000000000000000000000000000000FF'
  const found = discoverAave(deaf, { chainId: 1, root, startBlock: 1 })
  await expect(found).rejects.toThrow(AaveViewError)
  await expect(found).rejects.toThrow(`getPool() of ${root.toLowerCase()} did not answer.`)
})
