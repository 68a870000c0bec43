import {
  type Client,
  createClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  multicall3Abi,
  RpcRequestError,
} from 'viem'
import { expect, test } from 'vitest'
import { callViews, callViewsInOrder } from './callViews.ts'
import { MulticallMissingError } from './multicallMissingError.ts'

const at = { hash: '0xab' } as const
const to: `0x${string}` = '0x00000000000000000000000000000000000000aa'
const views = Array.from({ length: 500 }, (_, index) => ({
  to,
  data: `0x${index.toString(16).padStart(4, '0')}` as const,
}))

/** A node with a Multicall3 that gives every call its own data back, up to so many at once. */
function nodeOf(most: number): { readonly client: Client; readonly sizes: readonly number[] } {
  const sizes: number[] = []
  const request = async ({
    params,
  }: {
    readonly params: readonly [{ readonly data: `0x${string}` }]
  }) => {
    const { args } = decodeFunctionData({ abi: multicall3Abi, data: params[0].data })
    const [calls] = args as unknown as readonly [readonly { readonly callData: `0x${string}` }[]]
    sizes.push(calls.length)
    if (calls.length > most) {
      const error = { code: -32_000, message: 'out of gas' }
      throw new RpcRequestError({ body: {}, error, url: '' })
    }
    return encodeFunctionResult({
      abi: multicall3Abi,
      functionName: 'aggregate3',
      result: calls.map(({ callData }) => ({
        success: callData !== '0x0003',
        returnData: callData,
      })),
    })
  }
  const client = createClient({ transport: custom({ request } as never, { retryCount: 0 }) })
  return { client, sizes }
}

test('default: as few requests as possible; a view that reverts harms no other', async () => {
  const { client, sizes } = nodeOf(400)
  const answers = await callViews(client, { views: [...views, ...views], at })
  expect(sizes).toEqual([400, 100])
  for (const view of views) {
    const isReverted = view.data === '0x0003'
    const expected = isReverted ? { kind: 'reverted' } : { kind: 'returned', data: view.data }
    expect(answers.get(view)).toEqual(expected)
  }
})

test('behavior: what is too much for a node at once is asked in parts', async () => {
  const { client, sizes } = nodeOf(150)
  const answers = await callViews(client, { views: views.slice(0, 400), at })
  expect(sizes).toEqual([400, 200, 100, 100, 200, 100, 100])
  expect(answers.get({ to, data: '0x0100' })).toEqual({ kind: 'returned', data: '0x0100' })
  expect(answers.get({ to, data: '0x0190' })).toBeUndefined()
})

test('behavior: views in order are never parted', async () => {
  const { client, sizes } = nodeOf(2)
  await expect(callViewsInOrder(client, { views: views.slice(0, 4), at })).rejects.toThrow('gas')
  expect(sizes).toEqual([4])
  const answers = await callViewsInOrder(client, { views: views.slice(0, 2), at })
  expect(answers.get({ to, data: '0x0001' })).toEqual({ kind: 'returned', data: '0x0001' })
  await callViewsInOrder(client, { views: [], at })
  expect(sizes).toEqual([4, 2])
})

test('error: what a single view is refused with', async () => {
  const { client } = nodeOf(0)
  await expect(callViews(client, { views: views.slice(0, 3), at })).rejects.toThrow('out of gas')
})

test('error: MulticallMissingError', async () => {
  const request = async () => '0x'
  const client = createClient({ transport: custom({ request } as never, { retryCount: 0 }) })
  await expect(callViews(client, { views: views.slice(0, 1), at })).rejects.toThrow(
    MulticallMissingError,
  )
})
