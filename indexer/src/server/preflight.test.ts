import type { VenueAdapter } from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RpcUnreachableError } from '../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { type FakeNode, fakeHeader, startFakeNode } from '../stand-in/fakeNode.ts'
import { preflight } from './preflight.ts'

let node: FakeNode

beforeAll(async () => {
  node = await startFakeNode({
    eth_chainId: () => '0x7',
    eth_getBlockByNumber: () => fakeHeader(0, 1),
  })
})

afterAll(() => node.close())

const dead = 'http://127.0.0.1:1'
const root = '0x00000000000000000000000000000000000000aa' as const
const chain = (id: number, rpcUrl: string) => ({
  name: `chain${id}`,
  id,
  endpoints: [{ url: rpcUrl }] as const,
  rpcUrls: [rpcUrl],
  pollIntervalMs: 1,
})

/** A venue whose root is never where one looks, for a reason that passes or does not. */
const elsewhere = (retryable: boolean) =>
  ({
    id: 'bank',
    discover: async () => {
      throw new BaseError('There is no bank here.', {
        metaMessages: ['Look elsewhere.'],
        retryable,
      })
    },
  }) as unknown as VenueAdapter

test('default', async () => {
  const chains = [chain(7, node.url)]
  await expect(preflight({ chains, deployments: [] }, { adapters: [] })).resolves.toBeUndefined()
})

test('behavior: one chain that does not answer is no reason not to start', async () => {
  const chains = [chain(7, node.url), chain(8, dead)]
  await expect(preflight({ chains, deployments: [] }, { adapters: [] })).resolves.toBeUndefined()
})

test('behavior: a root that is not the venue’s is said before the start', async () => {
  const config = {
    chains: [chain(7, node.url)],
    deployments: [{ venue: 'bank', chainId: 7, root, startBlock: 0 }],
  }
  await expect(preflight(config, { adapters: [elsewhere(false)] })).rejects.toMatchObject({
    exitCode: 2,
    shortMessage: 'Chain chain7: There is no bank here.',
    metaMessages: ['Look elsewhere.'],
  })
  await expect(preflight(config, { adapters: [elsewhere(true)] })).resolves.toBeUndefined()
})

test('error: WrongChainError', async () => {
  const chains = [chain(7, node.url), chain(9, node.url)]
  await expect(preflight({ chains, deployments: [] }, { adapters: [] })).rejects.toThrow(
    WrongChainError,
  )
})

test('error: RpcUnreachableError', async () => {
  const chains = [chain(8, dead)]
  await expect(preflight({ chains, deployments: [] }, { adapters: [] })).rejects.toThrow(
    RpcUnreachableError,
  )
})
