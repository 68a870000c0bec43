import { createClient, custom } from 'viem'
import { expect, test } from 'vitest'
import { getHeader, type HeaderSelector, toQuantity } from './getHeader.ts'
import { MalformedAnswerError } from './malformedAnswerError.ts'

const hash = `0x${'AB'.repeat(32)}` as const
const parentHash = `0x${'cd'.repeat(32)}` as const
const header = { number: '0x10', hash, parentHash, timestamp: '0x20' }

function ask(answer: unknown, block: HeaderSelector = { tag: 'latest' }) {
  const asked: unknown[] = []
  const request = async (it: unknown) => {
    asked.push(it)
    return answer
  }
  const client = createClient({ transport: custom({ request }, { retryCount: 0 }) })
  return { asked, header: getHeader(client, { chainId: 1, block }) }
}

test('default', async () => {
  const { asked, header: got } = ask(header)
  expect(await got).toEqual({
    chainId: 1,
    number: 16,
    hash: hash.toLowerCase(),
    parentHash,
    timestampSeconds: 32,
  })
  expect(asked).toEqual([{ method: 'eth_getBlockByNumber', params: ['latest', false] }])
})

test('behavior: a block the node lacks is undefined, not an error', async () => {
  expect(await ask(null, { number: 16 }).header).toBeUndefined()
})

test('error: MalformedAnswerError', async () => {
  const lower = hash.toLowerCase() as typeof hash
  await expect(ask({ ...header, hash: '0x12' }).header).rejects.toThrow(MalformedAnswerError)
  await expect(ask({ ...header, number: 16 }).header).rejects.toThrow(MalformedAnswerError)
  await expect(ask(header, { number: 17 }).header).rejects.toThrow('the block asked for')
  await expect(ask(header, { hash: parentHash }).header).rejects.toThrow('the block asked for')
  expect(await ask(header, { hash: lower }).header).toMatchObject({ number: 16 })
})

test('behavior: a number is written as JSON-RPC does', () => {
  expect([0, 16, 255].map(toQuantity)).toEqual(['0x0', '0x10', '0xff'])
})
