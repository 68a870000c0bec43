import { getAddress } from 'viem'
import { expect, test } from 'vitest'
import { venueAdapters } from '../venueAdapters.ts'
import { knownAssets } from './generated/knownAssets.ts'
import { knownDeployments } from './knownDeployments.ts'

const chainIds = [1, 10, 100, 137, 8453, 42161, 43114]
const all = knownDeployments({ adapters: venueAdapters, chainIds })

test('default: Aave is on every chain, Morpho on all but Gnosis and Avalanche', () => {
  const counts = (venue: string) =>
    chainIds.map(
      (chainId) => all.filter((it) => it.venue === venue && it.chainId === chainId).length,
    )
  expect(counts('aave-v3')).toEqual([5, 1, 2, 1, 1, 1, 1])
  expect(counts('morpho-blue')).toEqual([1, 1, 0, 1, 1, 1, 0])
})

test('behavior: only chains asked for are listed, and a venue may have none', () => {
  const [aave] = venueAdapters
  if (aave === undefined) return expect.unreachable()
  const { deployments: _, ...unpublished } = aave
  const listed = knownDeployments({ adapters: [aave, unpublished], chainIds: [8453] })
  expect(listed).toMatchObject([{ venue: 'aave-v3', chainId: 8453 }])
})

test('behavior: every root is checksummed, and stands once', () => {
  for (const { root } of all) expect(root).toBe(getAddress(root))
  const keys = all.map(({ venue, chainId, root }) => `${venue}:${chainId}:${root}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('behavior: a start block is a block, and unknown where it is 0', () => {
  for (const { startBlock, startBlockIs } of all) {
    expect(Number.isSafeInteger(startBlock)).toBe(true)
    expect(startBlock === 0).toBe(startBlockIs === 'unknown')
  }
})

test('behavior: known assets are on known chains, named in lower case, once each', () => {
  expect(knownAssets.map(({ id }) => id)).toEqual(knownAssets.map(({ id }) => id.toLowerCase()))
  expect(new Set(knownAssets.map(({ id }) => id)).size).toBe(knownAssets.length)
  expect(new Set(knownAssets.map(({ factor }) => factor))).toEqual(new Set(['ETH', 'BTC', 'USD']))
  for (const { id } of knownAssets) expect(chainIds).toContain(Number(id.split(':')[0]))
})
