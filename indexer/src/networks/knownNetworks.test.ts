import { knownDeployments, venueAdapters } from '@crossmargin/adapters'
import { expect, test } from 'vitest'
import { knownNetworks } from './knownNetworks.ts'

test('default: names and ids are unique, and every one has a deployment to read', () => {
  const chainIds = knownNetworks.map(({ chainId }) => chainId)
  expect(chainIds).toEqual([1, 42161, 8453, 10, 137, 43114, 100])
  expect(new Set(knownNetworks.map(({ name }) => name)).size).toBe(knownNetworks.length)
  const deployments = knownDeployments({ adapters: venueAdapters, chainIds })
  expect(new Set(deployments.map(({ chainId }) => chainId))).toEqual(new Set(chainIds))
})

test('behavior: each has three operators at least, over https, and no key in any URL', () => {
  for (const { rpcUrls } of knownNetworks) {
    const operators = rpcUrls.map((url) => new URL(url).hostname.split('.').slice(-2).join('.'))
    expect(new Set(operators).size).toBe(rpcUrls.length)
    expect(rpcUrls.length).toBeGreaterThanOrEqual(3)
    for (const url of rpcUrls) {
      expect(new URL(url).protocol).toBe('https:')
      expect(url).not.toMatch(/[0-9a-f]{16}|key|token|\?/i)
    }
  }
})
