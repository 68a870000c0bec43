import { MalformedAnswerError } from '@crossmargin/adapters'
import { expect, test } from 'vitest'
import { createFakeChain } from '../sync/fake/fakeChain.ts'
import { listHeaders } from './listHeaders.ts'

function createChain() {
  const chain = createFakeChain()
  for (let count = 0; count < 5; count += 1) chain.mine()
  return chain
}

const list = (chain: ReturnType<typeof createChain>, numbers: readonly number[]) =>
  listHeaders(chain.client, { chainId: 7, numbers })

test('default', async () => {
  const chain = createChain()
  const headers = await list(chain, [1, 2, 4])
  const { hash, parentHash, timestampSeconds } = chain.block(2) ?? {}
  expect(headers.map(({ number }) => number)).toEqual([1, 2, 4])
  expect(headers[1]).toEqual({
    chainId: 7,
    number: 2,
    hash,
    parentHash,
    timestampSeconds,
    logsBloom: `0x${'00'.repeat(256)}`,
  })
})

test('behavior: a node without blooms says nothing of them', async () => {
  const chain = createChain()
  chain.tamper = (_method, answer) => ({ ...(answer as object), logsBloom: undefined })
  expect((await list(chain, [1]))[0]?.logsBloom).toBeUndefined()
})

test.each<[string, object | null]>([
  ['is missing', null],
  ['is another', { number: '0x9' }],
  ['does not link', { parentHash: `0x${'ab'.repeat(32)}` }],
  ['has half a hash', { hash: '0x12' }],
  ['has half a bloom', { logsBloom: '0x12' }],
])('error: MalformedAnswerError, for a block that %s', async (_what, change) => {
  const chain = createChain()
  chain.tamper = (_method, answer) => {
    const header = answer as { number: string }
    return header.number === '0x2' ? change && { ...header, ...change } : header
  }
  await expect(list(chain, [1, 2])).rejects.toThrow(MalformedAnswerError)
})
